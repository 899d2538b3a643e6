"""Families told in prose first, then entered by clicking and judged by eye; invented names."""

FAMILIES = {
    "a mother who lives with another, and a foster child": """
        Anna* f 1974; Mam f 1948; Pap m 1945-2014; Bas m 1969; Joke f 1971; Hennie f 1952; Sander m 1983; Koos m 1950
        Femke f 1972; Lotte f 2004; Peter m 1968; Sofie f 2001; Amir m 2013; Leyla f; Bas = Femke together; Joke = Peter
        Mam = Koos cohabiting 1985; Mam = Pap 1968-1979 divorced; Pap = Hennie 1981; Leyla > Amir; Bas Femke > Lotte
        Joke Peter > foster: Amir; Joke Peter > Sofie; Mam Pap > Bas; Pap Mam > Joke Anna; Pap Hennie > Sander
        sib Anna Bas Joke; Anna ~ hostile Sander; Anna ~ close Joke; Bas ~ cut_off Pap; home Amir Joke Peter Sofie
    """,
    "a child between an aunt, a grandmother and two men": """
        Matias* m 2015; Carolina f 1990; Rodrigo m 1985; Pedro m 1988; Emilia f 2019; Paula f 1984; Diego m 2008
        Rosa f 1960; Luis m 1958-2009; Claudia f 1985; Jorge m 1982; Tomas m 2010; Sofia f 2013; Claudia = Jorge
        Carolina = Rodrigo cohabiting 2012-2016 separated; Carolina = Pedro together 2018
        Rodrigo = Paula 2007-2010 divorced; Rosa = Luis; Claudia Jorge > Tomas; Jorge Claudia > Sofia; Rosa > Carolina
        Luis Rosa > Claudia; Carolina Pedro > Emilia; Paula Rodrigo > Diego; Carolina Rodrigo > Matias
        Claudia Jorge > foster: Matias; Rosa > raises: Matias; Rodrigo ~ physical_abuse Carolina
        Claudia ~ caretaker Rosa; mark Carolina addiction; home Claudia Jorge Matias Sofia Tomas
    """,
    "the widow and the widower of two brothers and two sisters": """
        Riet* f 1962; Piet m 1933; Toos f 1935-1995; Wim m 1959; Klaas m 1900; Trijn f 1902; Jan m 1930-1990
        Bart m 1899; Neel f 1904; Mien f 1932; Henk m 1956; Ans f 1958; Jan = Mien 1955-1990 widowed; Bart = Neel
        Piet = Mien 1998; Klaas = Trijn; Piet = Toos 1958-1995 widowed; Toos Piet > Riet Wim; Jan Mien > Ans Henk
        Klaas Trijn > Piet; Piet > step: Henk; Neel Bart > Mien; Bart Neel > Toos; Trijn Klaas > Jan; sib Riet Wim
        sib Toos Mien; sib Piet Jan; Riet ~ repaired Wim; Riet ~ close Henk
    """,
    "two homes of two who were one": """
        Kai* m 2010; Mo f 1990; Vance m 1988; Zus f 2008; Frank m 1974; Fenna f 1975; Fons m 2003; Arie m 1977
        Ada f 1978; Amber f 2006; Wes m; Bo o 2020; Arie = Ada 2001; Mo = Wes engaged
        Mo = Vance cohabiting 2005-2011 separated; Frank = Fenna; Arie Ada > adopted: Kai; Mo Vance > Kai Zus
        Frank Fenna > Fons; Frank Fenna > foster: Zus; Wes Mo > Bo; Ada Arie > Amber; Fenna Frank > foster: Kai
        sib Zus Kai; Kai ~ fused Zus; Mo ~ distant Kai; mark Vance addiction; home Fenna Fons Frank Zus
        home Ada Amber Arie Kai
    """,
    "parents who are cousins twice over": """
        Elif* f 2005; Fatma f 1980; Ali m 1976; Can m 2008; Hasan m 1950; Zehra f 1952; Yusuf m 1953; Emine f 1955
        Murat m 1979; Gul f 1977; Mehmet m 1920-1999; Ayse f 1925; Hatice f 1935; Osman m 1960; Hilal f 1985
        Kind1 pregnancy; Fatma = Ali 2000; Hasan = Zehra; Yusuf = Emine; Mehmet = Ayse; Murat = Hilal; Mehmet = Hatice
        Emine Yusuf > Fatma; Hatice Mehmet > Osman; Hasan Zehra > Ali; Murat Hilal > Kind1; Mehmet Ayse > Yusuf Hasan
        Zehra Hasan > Murat; Yusuf Emine > Gul; Ali Fatma > Elif; Fatma Ali > Can; sib Elif Can; sib Zehra Emine
        Osman ~ hostile Hasan; Gul ~ close Fatma; mark Ali migration; mark Fatma migration
    """,
    "three wives at the same time": """
        Deeqa* f 1998; Abdi m 1965; Sahra f 1975; Edna f 2001; Hodan f 1968; Amina f 1989; Bile m 1991; Ciise m 1994
        Ubah f 1984; Faarax m 2008; Geedi m 2008; Habiba f 2012; Ilyas m; Jama m 2015; Kaahin m 1970-2006; Nuur m 2003
        Abdi = Ubah 2006; Abdi = Hodan 1988; Amina = Ilyas; Abdi = Sahra 1996; Amina Ilyas > Jama
        Sahra Abdi > Deeqa Edna; Abdi Ubah > Habiba; Kaahin > Nuur; Hodan Abdi > Bile; Hodan > raises: Nuur
        Abdi Hodan > Amina Ciise; Ubah Abdi > Geedi Faarax; sib Abdi Kaahin; sib Deeqa Edna; twins Faarax Geedi
        Deeqa ~ very_close Amina; Hodan ~ distant Sahra; mark Sahra migration; mark Abdi migration; mark Hodan migration
        mark Ubah migration; home Hodan Nuur; home Faarax Geedi Habiba Ubah
    """,
    "two mothers apart and their donor": """
        Pip* o 2014; Ada f 1982; Bea f 1984; Lot f 2017; Cas m 1980; Dirk m 1978; Eva f 1986; Gijs m; Finn m 2012
        Hugo m 1983; Kind1 pregnancy; Ada = Eva cohabiting 2021; Bea = Hugo together; Eva = Gijs -2018 divorced
        Ada = Bea 2011-2020 divorced; Cas = Dirk 2010; Eva Gijs > Finn; Bea > adopted: Pip; Ada > adopted: Lot
        Hugo Bea > Kind1; Ada > Pip; Cas > donor: Lot Pip; Bea > Lot; Dirk > step: Pip; home Bea Hugo Lot Pip
    """,
    "a grandmother who raises three of two daughters": """
        Jayden* m 2006; Mandy f 1978-2016; Danny m; Shanna f 2009; Toos f 1955; Sjef m 1950-2012; Kim f 1982; Roy m 1985
        Quinn o 2011; Door f 1930; Bianca f; Kind1 miscarriage 2014; Kind2 stillbirth 2015; Toos = Sjef -2012 widowed
        Roy = Bianca together; Toos > raises: Shanna Jayden Quinn; Toos Sjef > Kim Mandy; Sjef Toos > Roy; Door > Toos
        Bianca Roy > Kind2; Kim > Quinn; Danny Mandy > Jayden; Roy Bianca > Kind1; Mandy > Shanna; sib Mandy Kim Roy
        Roy ~ close Toos; Toos ~ caretaker Door; Kim ~ close_hostile Toos; mark Mandy addiction; mark Sjef illness
        mark Kim mental_illness; home Jayden Quinn Shanna Toos
    """,
    "a child of a stepfather": """
        Petra* f 1984; Wil f 1958; Ton m 1955; Erik m 1981; Gerrit m 1960; Nina f 1995; Lisa f 2001; Mark m 1980
        Tim m 2012; Hans m 1962; Wil = Ton 1980-1990 divorced; Wil = Gerrit 1993-2003 separated; Petra = Mark 2010
        Ton = Hans cohabiting 1995; Wil Gerrit > Nina; Gerrit > step: Erik Petra; Mark > adopted: Lisa
        Wil Ton > Petra Erik; Mark Petra > Tim; Petra Gerrit > Lisa; Wil > raises: Lisa; sib Petra Erik
        Petra ~ repaired Wil; Gerrit ~ sexual_abuse Petra; Petra ~ cut_off Gerrit; home Lisa Mark Petra Tim
    """,
    "twin sisters and twin brothers": """
        Mees* m 2004; Eva f 1975; Bram m 1973; Noud m 2004; Kind1 stillbirth 2004; Oma f 1948; Opa m 1946; Iris f 1975
        Rob m 1972; Nel f 1945; Arend m 1940-2001; Coen m 1973; Otis m 2005; Pien f 2009; Sjoerd m 1970; Nel = Arend
        Iris = Coen 2002; Eva = Bram 2000; Oma = Opa; Rob = Sjoerd; Bram Eva > Noud Kind1 Mees; Oma Opa > Iris Rob
        Opa Oma > Eva; Iris Coen > adopted: Pien; Arend Nel > Coen; Nel Arend > Bram; Coen Iris > Otis; sib Mees Noud
        twins Mees Noud Kind1; identical Eva Iris; sib Bram Coen; sib Eva Iris; twins Bram Coen; Eva ~ fused Iris
        Bram ~ fused_hostile Coen
    """,
    "six children of five fathers": """
        Storm* m 2014; Chantal f 1979; Jerry m; Ron m; Kevin m 1997; Michel m; Kelly f 1999; Kimberly f 2000
        Dylan m 2004; Ahmed m; Romy f 2007; Gre f 1960; Hein m 1958; Lia f 1970; Sven m 1969; Lin f 2006; Fay f 2018
        Corrie f 1957; Chantal = Ron together; Lia = Sven; Chantal = Jerry together 2013
        Chantal = Ahmed cohabiting 2006-2009 separated; Gre = Hein; Chantal = Michel 1998-2002 divorced
        Chantal Ron > Kevin; Sven Lia > adopted: Dylan; Corrie > Chantal; Hein Gre > foster: Kimberly Kelly
        Chantal Ahmed > Romy; Chantal Michel > Kimberly; Chantal > Dylan; Chantal Jerry > Storm; Kelly > Fay
        Michel Chantal > Kelly; Lia Sven > adopted: Lin; Corrie ~ cut_off Chantal; mark Chantal addiction recovered
        home Chantal Jerry Storm
    """,
    "two who grew up in one house and married": """
        Milo* m 2008; Sem m 1978; Tara f 1980; Nora f 2011; Arno m 1950; Bep f 1952; Cor m 1949; Dina f 1953
        Ella f 1989; Arno = Dina 1987-1999 divorced; Sem = Tara 2006; Cor = Dina -1984 divorced; Bep = Cor 1990
        Arno = Bep -1985 divorced; Arno Dina > Ella; Tara Sem > Milo; Arno Bep > Sem; Dina Cor > Tara; Arno > step: Tara
        Dina > step: Sem; Sem Tara > Nora; sib Milo Nora; Bep ~ focused_on Milo
    """,
    "a sister who carried the child": """
        Bo* o 2018; Tim m 1985; Rob m 1984; Lida f 1958; Joop m 1955-2019; Sue f 1988; Mia f 1990; Max m 1986
        Jip o 2012; Greet f 1960; Alex o 1959; Kind1 miscarriage 2016; Lida = Joop; Sue = Max; Greet = Alex divorced
        Tim = Rob 2013; Sue Max > Jip; Rob > adopted: Bo; Sue > surrogate: Bo; Tim Rob > Kind1; Mia > donor: Bo
        Alex Greet > Tim; Lida Joop > Rob Sue; Tim > Bo; sib Rob Sue; Mia ~ distant Bo
    """,
    "brothers and sisters who fled": """
        Samir* m 2006; Karim m 1999; Dunya f 2002; Rana f 2001; Adam m 2021; Walid m; Faisal m; Salma f; Omar m 2004
        Bilal m 2007; Umm_Hana f; Faisal = Salma; Karim = Rana; Karim Rana > Adam; Salma Faisal > Bilal Omar
        half Samir Walid; sib Karim Dunya Samir; Bilal ~ close Samir; Karim ~ caretaker Samir; Samir ~ cut_off Walid
        mark Samir migration; mark Dunya migration; mark Karim migration; home Adam Karim Rana Samir
    """,
    "twice married, twice divorced, and his brother": """
        Kris* o 1993; Jo f 1960-2020; Ben m 1958; Ilse f 1983; Job m 1986; Gerda f 1930; Frits m 1928; Leo m 1955
        Mats m 1990; Olga f 1970; Puck f 1998; Gerda = Frits; Leo = Olga 1996-2003 divorced; Ben = Olga 2005
        Jo = Ben 1982-1988 divorced; Jo = Ben 1991-2003 divorced; Jo = Leo cohabiting 1989-1990 separated
        Leo Olga > Puck; Ben Jo > Ilse Job; Gerda Frits > Leo Ben; Jo Ben > Kris; Jo Leo > Mats; sib Ben Leo
        sib Kris Ilse Job; Ben ~ cut_off Leo
    """,
    "two large families and two couples between them": """
        Geert* m 1990; Hanna f 1962; Jelle m 1960; Maaike f 1988; Tjerk m 1994; Lammert m 1928-2000; Wiepkje f 1931
        Aaltje f 1955; Berend m 1957; Coba f 1959; Egbert m 1964; Fokje f 1967; Gosse m 1970-1988; Douwe m 1920-1990
        Sjoukje f 1924-2011; Nanne m 1950; Oeds m 1953; Pytsje f 1957; Klaas m; Rinse m 1980; Sytske f 1982; Ulbe m 1985
        Wytse m 1984; Ytsje f 1987; Anneke f; Femke f 1991; Hidde m 2018; Jikke f 2021; Lieke f 2021; Marga f 1965
        Sipke m 1963; Thijs m; Marga = Sipke -2001 divorced; Marga = Thijs 2004; Hanna = Jelle 1986; Geert = Femke 2016
        Lammert = Wiepkje; Coba = Oeds; Douwe = Sjoukje; Aaltje = Klaas; Fokje = Anneke together; Klaas Aaltje > Sytske
        Hanna Jelle > Maaike Tjerk; Lammert Wiepkje > Coba Berend Gosse Hanna Aaltje Egbert; Aaltje Klaas > Rinse Ulbe
        Jelle Hanna > Geert; Femke Geert > Hidde Jikke; Douwe Sjoukje > Pytsje Nanne Oeds Jelle; Geert Femke > Lieke
        Wiepkje Lammert > Fokje; Marga Sipke > Femke; Oeds Coba > Wytse Ytsje; sib Geert Maaike Tjerk; twins Jikke Lieke
        Egbert ~ cut_off Nanne
    """,
    "a king and his niece": """
        Karel* m 1661; Filips m 1605-1665; Maria f 1634-1696; Margarita f 1651-1673; Flip m 1578-1621
        Margreet f 1584-1611; Marianne f 1606-1646; Karl m 1540-1590; Bavaria f 1551-1608; Ferdi m 1578-1637
        Ferdinand m 1608-1657; Isabel f 1602-1644; Teresa f 1638-1683; Leopold m 1640-1705; Louise f 1662-1689
        Neuburg f 1667; Filips = Maria 1649; Karel = Louise 1679-1689 widowed; Flip = Margreet; Karl = Bavaria
        Margarita = Leopold 1666; Karel = Neuburg 1690; Marianne = Ferdinand; Filips = Isabel 1615-1644 widowed
        Maria Filips > Karel Margarita; Bavaria Karl > Margreet Ferdi; Ferdinand Marianne > Maria Leopold
        Ferdi > Ferdinand; Filips Isabel > Teresa; Margreet Flip > Filips; Flip Margreet > Marianne; sib Karel Margarita
        sib Filips Marianne; sib Margreet Ferdi
    """,
    "two sisters from two families abroad": """
        Mei* f 1996; Ineke f 1960; Rudolf m 1957; Soo f 1999; Daan m 2001; Lan f 1975; Hu m dead; Bo m 1972; Xia f 2003
        Jun m; Yvonne f; Zoe f 2005; Noah m 1994; Tweeling_1 pregnancy; Tweeling_2 pregnancy; Lan = Bo; Mei = Noah 2020
        Rudolf = Yvonne cohabiting 2010; Ineke = Rudolf 1985-2008 divorced; Noah Mei > Tweeling_1 Tweeling_2
        Rudolf Ineke > adopted: Soo Mei; Rudolf > step: Zoe; Bo Lan > Xia; Hu Lan > Mei; Rudolf Ineke > Daan
        Yvonne > Zoe; sib Soo Jun; twins Tweeling_1 Tweeling_2; Daan ~ hostile Rudolf; Mei ~ repaired Lan
        Soo ~ close Daan; mark Ineke illness suspected
    """,
    "eleven children of two who were widowed": """
        Kaat* f 1988; Harm m 1948; Ria f 1950; Jur m 1986; Sien f 1949-1982; Alie f 1970; Bart m 1972; Cees m 1974
        Door f 1976; Evert m 1979; Teun m 1946-1983; Frank m 1973; Gea f 1975; Hein m 1977; Ina f 1981; Luuk m 2000
        Mink m 2002; Harm = Sien 1969-1982 widowed; Bart = Gea 1998; Harm = Ria 1985; Ria = Teun 1972-1983 widowed
        Door > Mink; Harm Sien > Bart Evert Cees; Gea Bart > Luuk; Teun Ria > Frank Ina Hein Gea; Ria Harm > Kaat Jur
        Sien Harm > Alie Door; Harm > step: Ina; Ria > step: Evert; sib Kaat Jur; Cees ~ cut_off Harm
        mark Cees addiction; home Harm Jur Kaat Ria
    """,
    "the child of his brother": """
        Vera* f 1985; Ans f 1960; Dick m 1957; Guus m 1982; Mietje f 1932; Sjaak m 1930-1998; Luc m 1961; Tine f 1963
        Stan m 1990; Teun m 1993; Bets f 1958; Loes f 1981; Wendy f 1987; Kind1 termination 2015; Vera = Wendy together
        Mietje = Sjaak; Ans = Luc affair 1984; Bets = Luc 1980-1986 divorced; Ans = Dick 1980-2012 separated
        Luc = Tine 1988; Wendy Vera > Kind1; Bets Luc > Loes; Mietje Sjaak > Dick Luc; Dick > raises: Vera
        Ans Dick > Guus; Luc Tine > Teun; Tine Luc > Stan; Ans Luc > Vera; sib Bets Ans; sib Dick Luc
        Guus ~ fused_hostile Vera; Vera ~ distant Luc; Vera ~ very_close Dick; Dick ~ cut_off Luc
    """,
}


PROSE = {
    "a mother who lives with another, and a foster child": """
        Anna (1974) tells of herself. Her mother Mam (1948) and her father Pap (1945) married in 1968 and divorced in
        1979. They have three: Bas (1969), Joke (1971) and Anna. Pap married Hennie (1952) in 1981; Sander (1983) is
        theirs. Pap died in 2014. Mam has lived with Koos (1950) since 1985. Bas and Femke (1972) have Lotte (2004).
        Joke is married to Peter (1968); Sofie (2001) is their daughter and Amir (2013) their foster child. Amir's own
        mother is Leyla; of his father nothing is known. Joke, Peter, Sofie and Amir live together. Anna and Joke are
        close; between Anna and Sander it clashes. Bas broke with Pap in 1990.
    """,
    "a child between an aunt, a grandmother and two men": """
        Matias (2015) is a child of Carolina (1990) and Rodrigo (1985). They lived together from 2012 until 2016 and are
        apart; Rodrigo hurt Carolina. Carolina has been together with Pedro (1988) since 2018; Emilia (2019) is theirs.
        Rodrigo was married to Paula (1984) from 2007; they divorced in 2010; their son is Diego (2008). Grandmother
        Rosa (1960) had Claudia (1985) with Luis (1958), who died in 2009, to whom she was married. Who Carolina's
        father is nobody knows. Rosa raised Matias. Now he is a foster child of his aunt Claudia and her husband Jorge
        (1982), who have Tomas (2010) and Sofia (2013). Claudia, Jorge, Tomas, Sofia and Matias live together. Carolina
        is addicted (alcohol). Claudia takes care of Rosa.
    """,
    "the widow and the widower of two brothers and two sisters": """
        Two brothers married two sisters. Jan (1930) and Piet (1933) Smit are sons of Klaas (1900) and Trijn (1902).
        Mien (1932) and Toos (1935) are daughters of Bart (1899) and Neel (1904). Jan married Mien in 1955; they have
        Henk (1956) and Ans (1958). Piet married Toos in 1958; they have Wim (1959) and Riet (1962). Jan died in 1990,
        Toos in 1995. In 1998 Piet married Mien. So Piet became Henk's stepfather. Riet is the one whose family this is.
        Riet and Henk are close; Riet and Wim broke contact, and have it again.
    """,
    "two homes of two who were one": """
        Kai (2010) and his elder sister Zus (2008) were born to Mo (1990) and Vance (1988), who lived together from 2005
        until 2011. Vance is addicted to drugs. Kai and Zus were foster children of Frank (1974) and Fenna (1975),
        married, who have a son Fons (2003). In 2015 Kai was adopted by Arie (1977) and Ada (1978), married since 2001,
        who have a daughter Amber (2006). Zus stayed with Frank and Fenna. Mo has a baby, Bo (2020), with Wes; Mo and
        Wes are engaged. Arie, Ada, Amber and Kai live together; Frank, Fenna, Fons and Zus live together. Kai and Zus
        cannot do without each other. Mo and Kai: distant.
    """,
    "parents who are cousins twice over": """
        Elif (2005) and her brother Can (2008) are children of Fatma (1980) and Ali (1976), who are cousins twice over:
        their fathers Hasan (1950) and Yusuf (1953) are brothers, and their mothers Zehra (1952) and Emine (1955) are
        sisters. Hasan and Zehra (married) have Ali and Murat (1979). Yusuf and Emine (married) have Gul (1977) and
        Fatma. The brothers' father Mehmet (1920, died 1999) had two wives: Ayse (1925), mother of Hasan and Yusuf, and
        Hatice (1935), mother of Osman (1960). The sisters' parents nobody named. Ali and Fatma came from another
        country, in 2001. Ali and Fatma married in 2000. Murat is married to Hilal (1985); they expect a child. Gul and
        Fatma: close. Osman and Hasan: it clashes.
    """,
    "three wives at the same time": """
        Abdi (1965) has three wives at the same time: Hodan (1968, since 1988), Sahra (1975, since 1996) and Ubah (1984,
        since 2006). With Hodan he has Amina (1989), Bile (1991) and Ciise (1994). With Sahra Deeqa (1998) and Edna
        (2001). With Ubah twins: Faarax and Geedi (2008), and Habiba (2012). Amina is married to Ilyas; they have Jama
        (2015). Nuur (2003), a nephew, is raised by Hodan; he is a child of Abdi's brother Kaahin (1970), who died in
        2006. Ubah lives with Faarax, Geedi and Habiba in one house; Hodan with Nuur in another. Deeqa tells this. All
        three wives came from another country, Abdi too. Hodan and Sahra are distant; Deeqa and Amina are very close.
    """,
    "two mothers apart and their donor": """
        Pip (2014) and Lot (2017) have two mothers who are apart. Ada (1982) bore Pip, Bea (1984) bore Lot; each adopted
        the other's child. Cas (1980) was the donor of both. Ada and Bea married in 2011 and divorced in 2020. Cas is
        married to Dirk (1978) since 2010, and they are parents too: Dirk is a stepparent of Pip. Ada lives together
        with Eva (1986) since 2021, who has Finn (2012) from before, with Gijs; Eva and Gijs divorced in 2018. Bea is
        together with Hugo (1983); they expect a child. Pip tells. Pip and Lot live with Bea and Hugo.
    """,
    "a grandmother who raises three of two daughters": """
        Grandma Toos (1955) raises three grandchildren of two daughters. Toos was married to Sjef (1950), who died in
        2012 of his heart. Their daughters are Mandy (1978) and Kim (1982), and their son is Roy (1985). Mandy had
        Jayden (2006) with Danny, and Shanna (2009) of whom the father is unknown. Mandy was addicted and died in 2016.
        Kim has Quinn (2011), of whom the father is unknown too; Kim is mentally ill. Toos raises Jayden, Shanna and
        Quinn; the four live together. Toos's mother Door (1930) still lives; Toos takes care of her. Roy is together
        with Bianca; no children: they had a miscarriage in 2014 and a stillborn child in 2015. Roy and Toos: close. Kim
        and Toos: close, and it clashes. Jayden tells.
    """,
    "a child of a stepfather": """
        Petra (1984) tells. Her parents Wil (1958) and Ton (1955) married in 1980 and divorced in 1990; she has a
        brother Erik (1981). In 1993 Wil married Gerrit (1960), who is Petra's and Erik's stepfather. Wil and Gerrit
        have Nina (1995). Gerrit abused Petra sexually; her daughter Lisa (2001) is his. Lisa is raised by Wil. Wil and
        Gerrit are apart since 2003. Petra broke with Gerrit in 2001 and with Wil in 2003, and with Wil it was mended.
        Petra is married to Mark (1980) since 2010; he adopted Lisa; Tim (2012) is of both. Petra, Mark, Lisa and Tim
        live together. Ton has lived together with Hans (1962) since 1995.
    """,
    "twin sisters and twin brothers": """
        Identical twin sisters Eva and Iris (1975) married twin brothers Bram and Coen (1973). The sisters' parents are
        Oma (1948) and Opa (1946); they have an elder brother Rob (1972). The brothers' parents are Nel (1945) and Arend
        (1940, died 2001). Eva and Bram (2000) have triplets in 2004: Mees and Noud live, one was stillborn. Iris and
        Coen (2002) have Otis (2005) and an adopted daughter Pien (2009). Rob is married to Sjoerd (1970) and no
        children. Mees tells. Eva and Iris cannot do without each other. Bram and Coen fight and cannot do without each
        other.
    """,
    "six children of five fathers": """
        Chantal (1979) has six children by five fathers. Kevin (1997) with Ron; Kelly (1999) and Kimberly (2000) with
        Michel, with whom she was married from 1998 until 2002; Dylan (2004), father unknown; Romy (2007) with Ahmed,
        with whom she lived together 2006-2009; Storm (2014) with Jerry, together since 2013. Kelly and Kimberly are
        foster children of Gre (1960) and Hein (1958). Dylan was adopted by Lia (1970) and Sven (1969), who also adopted
        Lin (2006), of whom nothing more is known. Kelly has a daughter Fay (2018). Chantal was addicted and is better.
        Storm lives with Chantal and Jerry. Chantal's mother Corrie (1957) broke with Chantal. Storm tells.
    """,
    "two who grew up in one house and married": """
        Sem (1978) and Tara (1980) grew up in one house and married in 2006. Sem is the son of Arno (1950) and Bep
        (1952), divorced 1985. Tara is the daughter of Cor (1949) and Dina (1953), divorced 1984. Arno and Dina married
        in 1987 and divorced in 1999: Arno was Tara's stepfather, Dina Sem's stepmother; Ella (1989) is theirs. Bep
        married Cor in 1990. Sem and Tara have Milo (2008) and Nora (2011). Milo tells. Milo is focused on by Bep.
    """,
    "a sister who carried the child": """
        Bo (2018) has two fathers, Tim (1985) and Rob (1984), married in 2013. Tim is the father by birth, Rob adopted
        Bo. Rob's sister Sue (1988) carried Bo, and Mia (1990) was the donor of the egg. Sue is married to Max (1986)
        and has Jip (2012). Rob and Sue are children of Lida (1958) and Joop (1955); Joop died in 2019. Tim's mother
        Greet (1960) is alone; Tim's parent Alex (1959) was once Tim's father and is of another gender now; Greet and
        Alex are divorced. Tim and Rob had a first child on the way in 2016 by a surrogate, that was a miscarriage;
        whose, nobody said. Bo tells. Mia and Bo: distant.
    """,
    "brothers and sisters who fled": """
        Samir (2006) fled with his brother Karim (1999) and sister Dunya (2002); their parents are not known to us.
        Karim takes care of Samir. Karim is married to Rana (2001) and they have Adam (2021). A half brother, Walid,
        stayed behind; contact is broken. An uncle, Faisal, and his wife Salma and their sons Omar (2004) and Bilal
        (2007) live in another town; how he is an uncle nobody knows. A neighbour from home, Umm Hana, belongs to the
        family, nobody knows how. Karim, Rana, Adam and Samir live together. All who fled came in 2019. Bilal and Samir
        are close.
    """,
    "twice married, twice divorced, and his brother": """
        Jo (1960) and Ben (1958) married in 1982, divorced in 1988, married again in 1991 and divorced again in 2003.
        Their children: Ilse (1983), Job (1986) and Kris (1993). Between, from 1989 to 1990, Jo lived together with Leo
        (1955), and they have Mats (1990). Leo is Ben's brother. Their parents are Gerda (1930) and Frits (1928). Ben
        has been married since 2005 to Olga (1970), who was before that the wife of Leo (1996-2003, divorced); Olga and
        Leo have Puck (1998). Jo died in 2020. Kris tells. Jo is mother of all; Ben and Leo broke contact.
    """,
    "two large families and two couples between them": """
        Geert (1990) tells. His mother Hanna (1962) is the fourth of seven: Aaltje (1955), Berend (1957), Coba (1959),
        Hanna, Egbert (1964), Fokje (1967), Gosse (1970), children of Lammert (1928, died 2000) and Wiepkje (1931). His
        father Jelle (1960) is the youngest of four: Nanne (1950), Oeds (1953), Pytsje (1957), Jelle, children of Douwe
        (1920-1990) and Sjoukje (1924-2011). Hanna and Jelle married in 1986; Geert has a sister Maaike (1988) and a
        brother Tjerk (1994). Aaltje is married to Klaas, three children: Rinse (1980), Sytske (1982), Ulbe (1985). Coba
        is married to Oeds, Jelle's brother! They have Wytse (1984) and Ytsje (1987). Fokje is together with Anneke.
        Gosse died in 1988. Egbert and Nanne do not speak: contact broken in 1995. Geert is married to Femke (1991),
        2016, with Hidde (2018) and twins Jikke and Lieke (2021). Femke's parents are Marga (1965) and Sipke (1963), who
        divorced in 2001; Marga is married to Thijs since 2004.
    """,
    "a king and his niece": """
        Karel (1661-1700) is a son of Filips (1605-1665) and Maria (1634-1696), who was his niece: Maria is a daughter
        of Filips' sister Marianne (1606-1646) and Ferdinand (1608-1657), who were cousins: Ferdinand's father Ferdi
        (1578-1637) and Margreet (1584-1611), the mother of Filips and Marianne, were brother and sister, children of
        Karl (1540-1590) and Bavaria (1551-1608). Filips' and Marianne's father is Flip (1578-1621). Filips was first
        married to Isabel (1602-1644), 1615; their daughter is Teresa (1638-1683). Filips married Maria in 1649.
        Margarita (1651-1673) is Karel's sister; she married Leopold (1640-1705), the brother of Maria, in 1666. Karel
        is married to Louise (1662-1689) since 1679 and, after her death, to Neuburg (1667) since 1690; no children.
    """,
    "two sisters from two families abroad": """
        Mei (1996) and Soo (1999) were adopted by Ineke (1960) and Rudolf (1957), who married in 1985 and divorced in
        2008; Daan (2001) is their own son. Mei's mother by birth is Lan (1975), her father Hu died; Lan has a daughter
        Xia (2003) with her husband Bo (1972). Mei found Lan: contact was broken and is there again. Of Soo's parents
        nothing is known; she has a brother Jun by birth, who lives with a family elsewhere. Rudolf lives together with
        Yvonne since 2010, who has Zoe (2005); Rudolf is Zoe's stepfather. Mei tells. Mei is married to Noah (1994) in
        2020 and expects twins. Soo and Daan are close. Daan and Rudolf: it clashes. Ineke perhaps has an illness of the
        memory.
    """,
    "eleven children of two who were widowed": """
        Widower Harm (1948) with five children, Alie (1970), Bart (1972), Cees (1974), Door (1976) and Evert (1979),
        married widow Ria (1950) in 1985, who had four: Frank (1973), Gea (1975), Hein (1977) and Ina (1981). Harm and
        Ria have two: Jur (1986) and Kaat (1988). Harm's first wife was Sien (1949-1982), married 1969; Ria's first
        husband Teun (1946-1983), married 1972. Ria is Evert's stepmother, Harm is Ina's stepfather. Kaat tells. Bart
        and Gea married in 1998, they have Luuk (2000). Door has Mink (2002) with a father nobody knows. Harm, Ria, Jur
        and Kaat live together. Cees is addicted and broke with Harm in 1996.
    """,
    "the child of his brother": """
        Vera (1985) grew up as the daughter of Ans (1960) and Dick (1957), who married in 1980. She has a brother Guus
        (1982) by both. Her father by birth is Dick's brother Luc (1961), with whom Ans had an affair in 1984; Dick
        raised her. Luc is married to Tine (1963) since 1988; their sons are Stan (1990) and Teun (1993). Dick and Luc
        are sons of Mietje (1932) and Sjaak (1930, died 1998). Ans has a sister Bets (1958), of parents nobody named;
        Bets was the wife of Luc from 1980 to 1986 and they divorced; Bets and Luc have Loes (1981). Ans and Dick live
        apart since 2012, and not divorced. Vera and Luc: distant; Vera and Dick: very close; Dick and Luc: contact
        broken; Guus and Vera cannot do without each other and it clashes. Vera is together with Wendy (1987); they have
        no children; a pregnancy was ended in 2015.
    """,
}
