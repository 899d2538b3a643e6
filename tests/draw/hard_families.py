"""The families that no program draws right, told in lines: see `families`. Each is asked for somewhere by somebody."""

from tests.draw import told_families

FAMILIES = {
    "of the picture": """
        Anna* f 1974; Mam f 1948; Pap m 1945-2014; Hennie f 1952; Bas m 1969; Femke f 1972; Peter m 1968; Joke f 1971
        Sander m 1983; Lotte f 2004; Sofie f 2001; Amir m 2013
        Mam = Pap 1968-1979 divorced; Pap = Hennie 1981; Mam Pap > Bas Joke Anna; Pap Hennie > Sander; Bas = Femke
        Bas Femke > Lotte; Joke = Peter; Joke Peter > Sofie; Joke Peter > foster: Amir
        Joke ~ close Anna; Anna ~ hostile Sander; home Peter Joke Sofie Amir
    """,
    "both sides": """
        Noor* f 2010; Jan m 1980; Els f 1982; OpaJ m 1950; OmaJ f 1952; OpaE m 1949; OmaE f 1955
        Kees m 1978; Tom m 1984; Rik m 1975; Lia f 1988; Sem m 2012; Kim f 2005; Dirk m 1986
        Jan = Els; OpaJ = OmaJ; OpaE = OmaE; Jan Els > Noor Sem; OpaJ OmaJ > Kees Jan Tom; OpaE OmaE > Rik Els Lia
        Lia = Dirk; Lia Dirk > Kim
    """,
    "cousins who marry": """
        Ivo* m 2000; Opa m 1930; Oma f 1932; A m 1955; B f 1958; Ca f 1956; Cb m 1957; X m 1975; Y f 1978; X2 f 1972
        Y2 m 1981
        Opa = Oma; Opa Oma > A B; A = Ca; B = Cb; A Ca > X2 X; B Cb > Y Y2; X = Y; X Y > Ivo
    """,
    "double cousins": """
        I* m 1990; P1 m 1930; P2 f 1931; Q1 m 1929; Q2 f 1933; B1 m 1955; B2 m 1958; S1 f 1956; S2 f 1959; J f 1992
        P1 = P2; Q1 = Q2; P1 P2 > B1 B2; Q1 Q2 > S1 S2; B1 = S1; B2 = S2; B1 S1 > I; B2 S2 > J
    """,
    "two brothers and two sisters who marry double cousins": """
        I* m 1990; P1 = P2; Q1 = Q2; P1 P2 > B1 B2; Q1 Q2 > S1 S2; B1 = S1; B2 = S2; B1 S1 > M N; B2 S2 > K L; M = K
        M K > I
    """,
    "uncle and niece": """
        Z* m 2000; G1 m 1930; G2 f 1931; U m 1965; B m 1955; W f 1956; N f 1980; N2 m 1982
        G1 = G2; G1 G2 > B U; B = W; B W > N N2; U = N; U N > Z
    """,
    "married again to the brother of who died": """
        E* f 1990; F m 1930; M f 1931; Jan m 1955-1985; Kees m 1958; Truus f 1957; D m 1980
        F = M; F M > Jan Kees; Jan = Truus 1978-1985 widowed; Truus = Kees 1988; Jan Truus > D; Kees Truus > E
    """,
    "children of two marriages who marry": """
        K* f 2005; A m 1950; B f 1952; C f 1951; D m 1949; S m 1975; T f 1977
        A = B 1970-1980 divorced; C = D 1971-1979 divorced; A = C 1982; A B > S; C D > T; S = T; S T > K
        A > step: T; C > step: S
    """,
    "two mothers and a donor": """
        Mia* f 2015; Eva f 1985; Ina f 1984; Don m
        Eva = Ina; Eva > Mia; Ina > adopted: Mia; Don > donor: Mia
    """,
    "two fathers and a surrogate": """
        Bo* m 2018; Tim m 1985; Rob m 1984; Sue f 1990
        Tim = Rob; Tim Rob > Bo; Sue > surrogate: Bo
    """,
    "three parents": """
        Pip* o 2016; Ada f 1985; Bea f 1984; Cas m 1980
        Ada = Bea; Ada Cas > Pip; Bea > adopted: Pip
    """,
    "birth, foster and adoptive family at once": """
        Kai* m 2010; Mo f 1990; Va m 1988; Fm f 1975; Fv m 1974; Am f 1978; Av m 1977; Zus f 2008; Fkind m 2003
        Akind f 2006
        Mo = Va cohabiting 2005-2011 separated; Mo Va > Zus Kai; Fm = Fv; Fm Fv > Fkind; Fm Fv > foster: Kai Zus
        Am = Av; Am Av > Akind; Am Av > adopted: Kai
    """,
    "a grandmother who raises": """
        Lou* f 2012; Oma f 1950; Opa m 1948-2010; Mam f 1985; Tante f 1980; Pa m 1984
        Oma = Opa; Oma Opa > Tante Mam; Mam Pa > Lou; Oma > raises: Lou
    """,
    "fathers nobody knows": """
        Ali* m 1990; Mam f 1965; Oma f 1940; Bo f 1988; Cas m 1995; Vader m
        Oma > Mam; Mam > Ali Bo; Mam = Vader; Mam Vader > Cas
    """,
    "twins from a donor": """
        T1* f 2014; T2 f 2014; Ma f 1980; Pa m 1978; Don m; Oud m 2010
        Ma = Pa; Ma Pa > Oud; Ma > T1 T2; Pa > adopted: T1 T2; Don > donor: T1 T2; identical T1 T2
    """,
    "brothers and sisters without parents": """
        Ego* f 1970; Br1 m; Br2 m; Zus f; Nicht f 1999
        sib Br1 Ego Zus Br2; Zus > Nicht
    """,
    "a half brother of whom only that is known": """
        Ego* f 1970; Ma f 1945; Pa m 1944; Zus f 1972; Half m
        Ma = Pa; Ma Pa > Ego Zus; half Ego Half
    """,
    "people without any tie": "Ego* f 1970; Ma f 1945; Ma > Ego; Los1 m 1950; Los2 f 1960; Los3",
    "two families not connected": """
        Ego* f 1970; Ma f 1945; Pa m 1944; Ma = Pa; Ma Pa > Ego
        X m 1940; Y f 1941; Z m 1966; V f 1968; X = Y; X Y > Z V
    """,
    "six partners": """
        Ego* m 1950; P1 f; P2 f; P3 f; P4 f; P5 f; P6 f; K1 m; K2 f; K3 m; K4 f; K5 m; K6 f
        Ego = P1 1970-1974 divorced; Ego = P2 1975-1979 divorced; Ego = P3 1980-1985; Ego = P4 1986-1990 divorced
        Ego = P5 1991-1999 widowed; Ego = P6 2000; Ego P1 > K1; Ego P2 > K2; Ego P3 > K3; Ego P4 > K4; Ego P5 > K5
        Ego P6 > K6
    """,
    "half brothers and sisters on both sides": """
        Ego* f 1980; Ma f 1955; Pa m 1953; Ex1 m 1950; Ex2 f 1956; H1 m 1975; H2 f 1985; H3 m 1988; Nw m 1960
        Ma = Ex1 1974-1977 divorced; Ma = Pa 1979-1983 divorced; Pa = Ex2 1984; Ma = Nw 1990
        Ma Ex1 > H1; Ma Pa > Ego; Pa Ex2 > H2 H3
    """,
    "a child, a stepchild and the new family": """
        Ego* m 2000; V m 1970; M f 1972; N m 1971; S f 1998; H f 2008; Vn f 1980; O f 1999
        V = M 1995-2002 divorced; M = N 2005; V M > Ego; M N > H; N > S; N > step: Ego; M > step: S; V = Vn 2006; Vn > O
        V > step: O
    """,
    "changed partners": """
        Ego* f 1990; A m; B f; C m; D f; K1 m; K2 f
        A = B 1970-1980 divorced; C = D 1971-1980 divorced; A = D 1982; C = B 1983; A B > Ego; C D > K1; A D > K2
    """,
    "who lost children": """
        Ego* f 1985; Man m 1984; E1 pregnancy; E2 miscarriage 2012; E3 stillbirth 2013; E4 termination; Kind m 2015
        Ego = Man; Ego Man > E2 E3 E4 Kind E1
    """,
    "a parent who is the partner of an own grandchild": """
        Ego* f 2000; G m 1930; K f 1955; L f 1978
        G > K; K > L; G = L; G L > Ego
    """,
    "foster children of three families": """
        Ego* m 2008; B f 1985; F1 f 1970; F2 m 1969; H1 f 1960; H2 f 1962; Gz m 2009; Va m
        B > Ego; F1 = F2; H1 = H2; F1 F2 > foster: Ego Gz; H1 H2 > foster: Ego; Va > Gz
    """,
    "divorced and together again": """
        Jo* f 1968; Ben m 1966; Wil f 1970; Kim f 1992; Sam o 1996; Tess f 2002
        Jo = Ben 1990-1994 divorced; Ben = Wil 1995-1998 divorced; Jo = Ben 2001; Jo Ben > Kim Tess; Ben Wil > Sam
    """,
    "three wives with their families": """
        Piet* m 1948; Ria f 1950; Els f 1955; Bep f 1960; RV m 1920; RM f 1922; RZ f 1952; EV m 1925; EM f 1928
        EB m 1958; BM f 1932; BZ f 1962; K1 m 1972; K2 f 1974; K3 m 1984; K4 f 1995
        Piet = Ria 1970-1979 divorced; Piet = Els 1982-1990 divorced; Piet = Bep 1993; RV = RM; EV = EM; RV RM > Ria RZ
        EV EM > Els EB; BM > Bep BZ; Piet Ria > K1 K2; Piet Els > K3; Piet Bep > K4
    """,
    "a grandmother who is the guardian": """
        Juf* o 2015; Mam f 1988; Oma f 1960; Donor m 1985; Dz f 2018; Dv f 1987; Opa m 1958; Stiefopa m 1962
        Oma = Opa 1985-1995 divorced; Oma = Stiefopa 2000; Oma Opa > Mam; Mam > Juf; Donor > donor: Juf; Donor = Dv
        Donor Dv > Dz; Oma Stiefopa > raises: Juf; home Oma Stiefopa Juf
    """,
    "four generations": """
        Ego* f 1990; M f 1965; V m 1963; Om1 m 1960; Mo f 1938; Mv m 1936; Vo f 1940; Vv m 1935; Mz f 1962; Neef m 1988
        Om f 1966; Nicht f 1992; Oo1 m 1910; Oo2 f 1912; Oo3 m 1908; Oo4 f 1911; Ot f 1941; Otk m 1964; Man m 1989
        Kind f 2015
        Sm f 1960; Sv m 1959; Sz f 1992
        M = V; V M > Ego; Mo = Mv; Mv Mo > Mz M; Vv = Vo; Vv Vo > Om1 V Om; Om1 > Neef; Om > Nicht; Oo1 = Oo2
        Oo1 Oo2 > Vo Ot; Oo3 = Oo4; Oo3 Oo4 > Mv; Ot > Otk; Ego = Man; Ego Man > Kind; Sv = Sm; Sv Sm > Man Sz
    """,
    **told_families.FAMILIES,
}


PROSE = {
    "of the picture": """
        Anna has a brother Bas and a sister Joke. Their parents Mam and Pap married in 1968 and divorced in
        1979; Pap died in 2014. With Hennie, whom he married in 1981, he had Sander. Bas and Femke have Lotte.
        Joke and Peter have Sofie, and Amir is their foster child; these four live together. Anna is close to
        Joke; with Sander it clashes.
    """,
    "both sides": """
        Noor and her brother Sem are children of Jan and Els. Jan is the middle one of three brothers, Els the
        middle one of three. Her sister Lia has Kim with Dirk.
    """,
    "cousins who marry": """
        A and B are brother and sister. A has X2 and X, B has Y and Y2. The cousins X and Y marry and have Ivo.
    """,
    "double cousins": """
        Two brothers, B1 and B2, marry two sisters, S1 and S2. Each couple has one child: I and J.
    """,
    "two brothers and two sisters who marry double cousins": """
        B1 and B2 are brothers, S1 and S2 sisters. B1 and S1 have M and N, B2 and S2 have K and L. M and K marry
        and have I.
    """,
    "uncle and niece": """
        B and U are brothers. B has N2 and N. U and N, his niece, are a couple and have Z.
    """,
    "married again to the brother of who died": """
        Truus married Jan in 1978; he died in 1985, and their child is D. In 1988 she married Kees, his brother;
        their child is E.
    """,
    "children of two marriages who marry": """
        A and B had S, C and D had T; both couples divorced. A and C married in 1982, so each became a
        stepparent of the other's child. S and T marry and have K.
    """,
    "two mothers and a donor": """
        Eva bore Mia, and Ina, with whom she is married, adopted her. Don was the donor.
    """,
    "two fathers and a surrogate": """
        Tim and Rob are both the fathers of Bo. Sue carried Bo for them.
    """,
    "three parents": """
        Ada and Cas are the parents of Pip by birth, and are no couple. Bea, with whom Ada is married, adopted
        Pip.
    """,
    "birth, foster and adoptive family at once": """
        Kai and the elder Zus are children of Mo and Va, who lived together until 2011. Both lived as foster
        children with Fv and Fm, who have Fkind. Kai was adopted by Av and Am, who have Akind.
    """,
    "a grandmother who raises": """
        Lou is a child of Mam and Pa, who are no couple, and is raised by Oma, the mother of Mam.
    """,
    "fathers nobody knows": """
        Nobody knows the father of Ali and Bo. Cas is a child of Mam and Vader. Oma had Mam; of a grandfather
        nothing is known.
    """,
    "twins from a donor": """
        Oud is a child of Ma and Pa. T1 and T2 are identical twins, born of Ma; Pa adopted them, and Don was the
        donor.
    """,
    "brothers and sisters without parents": """
        Br1, Ego, Zus and Br2 are brothers and sisters, from old to young. Who their parents are nobody told.
        Zus has a daughter, Nicht.
    """,
    "a half brother of whom only that is known": """
        Ego and Zus are children of Ma and Pa. Ego has a half brother; through whom, nobody told.
    """,
    "people without any tie": """
        Ma has Ego. Of Los1, Los2 and Los3 is only known that they belong to the family.
    """,
    "two families not connected": """
        Ego is a child of Ma and Pa. X and Y have Z and V; what they have to do with Ego nobody told.
    """,
    "six partners": """
        Ego had six partners one after another, and a child with each.
    """,
    "half brothers and sisters on both sides": """
        Ego is a child of Ma and Pa, who divorced. Ma had H1 with Ex1 before, and married Nw later. Pa had H2
        and H3 with Ex2 later.
    """,
    "a child, a stepchild and the new family": """
        V and M had Ego and divorced. M married N, who had S already; their child is H. V married Vn, who had O.
        N is a stepparent of Ego, M of S, and V of O.
    """,
    "changed partners": """
        A and B divorced, and so did C and D. Then A married D, and C married B. Ego is a child of A and B, K1
        of C and D, K2 of A and D.
    """,
    "who lost children": """
        Ego and Man have one child, Kind. There were a miscarriage, a stillbirth and a termination, and now they
        expect a child.
    """,
    "a parent who is the partner of an own grandchild": """
        G has K, and K has L. G and L, the grandchild, have Ego.
    """,
    "foster children of three families": """
        B bore Ego, who was a foster child with F1 and F2 and with H1 and H2. Gz, a child of Va, lived with F1
        and F2 as well.
    """,
    "divorced and together again": """
        Jo and Ben divorced in 1994. Ben was married to Wil, with whom he had Sam. In 2001 Jo and Ben married
        again. Kim and Tess are theirs.
    """,
    "three wives with their families": """
        Piet married Ria, then Els, then Bep, and has children with each of the three. Ria has a sister RZ, Els
        a brother EB, Bep a sister BZ; their parents are drawn as far as they are known.
    """,
    "a grandmother who is the guardian": """
        Mam bore Juf, and Donor was the donor. He has Dz with Dv. Juf lives with Oma and Stiefopa, who raise
        Juf. Mam is a child of Oma and Opa, who divorced.
    """,
    "four generations": """
        Ego has a child with Man. Both her parents have brothers or sisters, some with children; her grandmother
        Vo has a sister with a son, and Man has parents and a sister.
    """,
    **told_families.PROSE,
}  # what was told, in words


def lines(name: str) -> str:
    """A family as lines."""
    return FAMILIES[name].replace(";", "\n")
