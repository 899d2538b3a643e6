"""Families 1 to 10 that somebody who never saw Kring told in prose, as they were entered by clicking."""

FAMILIES = {
    "01, four partners and a neighbour": (
        """
        Gerda* f; Joop m; Patrick m; Henk m -2009; Tineke f; Sandra f 1985; Ruud m; Kevin m; Wim m; Linda f; MoL f
        Gerda = Joop married 1979-1986 divorced; Gerda Joop > Patrick; Gerda = Henk affair separated; Henk = Tineke
        Gerda Henk > Sandra; Gerda = Ruud cohabiting separated; Gerda Ruud > Kevin; Gerda = Wim together 2001
        Joop MoL > Linda; Patrick ~ cut_off Gerda; Patrick ~ close Sandra
        """,
        "Patrick Sandra halfzus; Linda Patrick halfbroer; Kevin Sandra halfzus; Gerda Tineke -; Gerda Henk vroegere"
        " partner (man); Joop MoL -; Linda Gerda vroegere partner van een ouder (vrouw)",
    ),
    "02, twice married to the same": (
        """
        Annelies* f; Trijntje f dead; Bertus m -2016; Godelieve f; Froukje f; Sietse m 1976; Jelle m 1991; Noor f
        Trijntje > Annelies; Annelies = Bertus 1972-1981 divorced; Bertus = Godelieve 1983-1984 divorced
        Annelies = Bertus 1990; Annelies Bertus > Froukje Sietse Jelle; sib Froukje Sietse Jelle; Froukje > Noor
        mark Bertus addiction recovered; mark Bertus illness; Bertus ~ physical_abuse Froukje
        Bertus ~ physical_abuse Annelies; Jelle ~ very_close Bertus
        """,
        "Froukje Jelle broer; Annelies Bertus partner (man); Annelies Godelieve -; Noor Bertus opa; Noor Trijntje"
        " overgrootmoeder; Jelle Godelieve vroegere partner van een ouder (vrouw)",
    ),
    "03, a widow and the brother": (
        """
        Ik*; Leen m; Ria f; Maatje f -1999; Leendert m -1953; Marinus m -1987; Suzanna f; Cornelis2 m; Jannetje f dead
        Adriana f; Pietje -1953; Cornelis1 m; Moe f; Pieternella f; Leen = Ria together; Leen Ria > Ik
        Maatje = Leendert widowed; Maatje = Marinus 1955; Maatje Leendert > Cornelis2 Jannetje Adriana Pietje
        sib Cornelis2 Jannetje Adriana Pietje; Maatje Marinus > Leen Suzanna; Cornelis1 = Moe together
        Cornelis1 Moe > Leendert Marinus Pieternella; mark Pieternella migration; Leen ~ close Ria
        """,
        "Cornelis2 Leen halfbroer; Ik Leendert oudoom; Ik Marinus opa; Ik Cornelis2 halfoom; Cornelis1 Cornelis2"
        " kleinzoon; Pieternella Leen neef (kind van een broer of zus)",
    ),
    "04, parents who are cousins": (
        """
        Elif* f; Fatma f; Yusuf m 1968; Hasan m; Hatice f; Mehmet m dead; Zeliha f; Emine f; FaY m; Murat m
        Meisje stillbirth; Deniz; Mehmet = Zeliha together; Mehmet Zeliha > Hasan Emine; Hasan = Hatice
        Hasan Hatice > Fatma; Emine = FaY separated; Emine FaY > Yusuf; Fatma = Yusuf 1991
        Fatma Yusuf > Elif Murat Meisje Deniz; sib Elif Murat Meisje Deniz; mark Deniz illness; mark Hasan migration
        mark Hatice migration; mark Fatma migration; mark Yusuf migration; Hasan ~ very_close Yusuf
        """,
        "Fatma Yusuf neef (kind van een oom of tante) en partner (man); Elif Hasan opa; Elif Emine oma; Elif Mehmet"
        " overgrootvader; Yusuf Hasan oom; Mehmet Zeliha partner (vrouw)",
    ),
    "05, two brothers and two sisters": (
        """
        Jos*; Toon m dead; Riek f; Wilma f; Carla f; FaG m; MoG f; Harrie m; Sjef m dead; Janus m dead; Mientje f
        Door f; Mis1 miscarriage; Mis2 miscarriage; Frans m; FaG MoG > Toon Harrie Sjef; sib Toon Harrie Sjef
        Janus > Mientje Riek Door; sib Mientje Riek Door; Toon = Riek 1958; Sjef = Mientje 1958
        Toon Riek > Wilma Jos Carla; sib Wilma Jos Carla; Sjef Mientje > Mis1 Mis2 Frans; sib Mis1 Mis2 Frans
        mark Harrie migration; mark Door mental_illness suspected; home Sjef Mientje Door; Toon ~ repaired Sjef
        Jos ~ close Frans
        """,
        "Jos Frans neef (kind van een oom of tante); Toon Mientje schoonzus; Jos Sjef oom; Jos Mientje tante;"
        " FaG MoG -; Frans Door tante",
    ),
    "06, an uncle and his niece": (
        """
        Ik*; Ouder; Elias m 1938; Norma f; Sara f; Ribca f; Mozes m; David m -1943; Isaac1 m; Judith f; Abraham m
        Isaac2 m; Jacob m; Rafael m dead; Betje f -1943; Kind -1943; Isaac1 = Judith together
        Isaac1 Judith > Ribca Abraham Isaac2; sib Ribca Abraham Isaac2; Ribca = Mozes; Ribca Mozes > Sara David
        Sara = Isaac2; Sara Isaac2 > Elias Jacob Rafael; identical Jacob Rafael; sib Elias Jacob; David = Betje
        David Betje > Kind; Elias = Norma; Elias > Ouder; Ouder > Ik; mark Sara migration; mark Isaac2 migration
        Sara ~ close Abraham; Isaac2 ~ cut_off Abraham
        """,
        "Sara Isaac2 oom en partner (man); Elias Ribca oma; Elias David oom; Jacob Rafael broer;"
        " Ik Sara overgrootmoeder; Isaac1 Isaac2 zoon",
    ),
    "07, two who grew up in one house": (
        """
        Bram* m; Erik m; Margreet f -1998; Hanneke f; Ellen f; DirkJan m; Lotte f; Tijmen m; Mis miscarriage
        Baby pregnancy; Erik = Margreet together; Erik Margreet > Hanneke Bram; sib Hanneke Bram; Erik = Ellen 2000
        Ellen = DirkJan -1997 divorced; Ellen DirkJan > Lotte; Erik Ellen > Tijmen; Bram = Lotte 2012
        Bram Lotte > Mis Baby; home Erik Ellen Bram Hanneke Lotte Tijmen; mark Margreet illness
        Hanneke ~ caretaker Bram
        """,
        "Bram Lotte partner (vrouw); Tijmen Lotte halfzus; Tijmen Bram halfbroer; "
        "Bram Ellen stiefmoeder en schoonmoeder; Ellen Bram stiefzoon en schoonzoon;"
        " Hanneke Lotte stiefzus en schoonzus; Lotte Hanneke stiefzus en schoonzus;"
        " Bram DirkJan schoonvader; Baby Tijmen halfoom",
    ),
    "08, a donor, an egg and who carried": (
        """
        Jet* f; Marleen f; Sam m; Pip f; Floris m; Amir m; Shirin f; Wendy f; Rob m; Kind1; Kind2; Roxana f 2015
        Corrie f; Jet = Marleen 2006; Marleen > Sam; Jet > raises: Sam; Jet > Pip; Marleen > raises: Pip
        Floris > donor: Sam Pip; Floris = Amir together; Floris > Roxana; Amir > adopted: Roxana; sib Amir Shirin
        Shirin > donor: Roxana; Wendy > surrogate: Roxana; Wendy = Rob together; Wendy Rob > Kind1 Kind2; Corrie > Jet
        mark Amir migration; mark Shirin migration; Corrie ~ repaired Jet; Corrie ~ distant Sam
        Corrie ~ hostile Marleen
        """,
        "Sam Pip halfzus via de donor; Sam Floris zaaddonor; Sam Roxana halfzus via de donor; Roxana Shirin eiceldonor;"
        " Roxana Wendy draagmoeder; Roxana Amir adoptievader; Kind1 Roxana -; Roxana Rob -; Sam Amir -;"
        " Corrie Sam jongen die door het eigen kind is opgevoed; Sam Corrie moeder van wie opvoedde; Floris Wendy -;"
        " Jet Floris -",
    ),
    "09, three parents": (
        """
        Juultje* f 2013; Saskia f; Mike m; Vincent m; Olga f; Tymek m 2018; Leidy f; Opa m -1989; Vincent2 m
        Saskia Mike > Juultje; Mike = Vincent together -2019 separated; Vincent > raises: Juultje; home Saskia Juultje
        home Vincent Juultje; Saskia = Olga together; Olga > Tymek; Leidy Opa > Saskia; sib Mike Vincent2
        mark Mike migration; Vincent ~ hostile Mike; Saskia ~ very_close Vincent
        """,
        "Juultje Vincent opvoeder; Juultje Vincent2 oom; Saskia Mike -; Juultje Leidy oma; Leidy Opa -;"
        " Vincent Vincent2 vroegere zwager",
    ),
    "10, three families of one child": (
        """
        Daan* m 2009; Kimberley f; FaD m; Ans f; Koos m -2021; Marieke f; Steven m; Lisanne f; Fabienne f; MoF f
        Chayenne f; Ricardo m; Sjaan f; Kimberley FaD > Daan; Ans = Koos together; Ans Koos > foster: Daan
        Marieke = Steven together; Marieke Steven > adopted: Daan; Marieke Steven > Lisanne
        Marieke Steven > foster: Fabienne; MoF > Fabienne; Kimberley Ricardo > Chayenne; Sjaan > Kimberley
        home Sjaan Chayenne; mark Kimberley addiction; Daan ~ close Chayenne
        """,
        "Daan Chayenne halfzus; Daan Kimberley moeder; Daan Ans pleegmoeder; Daan Marieke adoptiemoeder; Daan Lisanne"
        " adoptiezus; Daan Fabienne pleegzus; Fabienne Daan pleegbroer; Daan Ricardo -; Daan Sjaan oma;"
        " Kimberley Ricardo -; Fabienne Lisanne pleegzus",
    ),
}
