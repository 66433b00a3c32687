/// What the search knows of Swedish without a dictionary.
package enum Swedish {
    /// Words that stand in nearly every section and that nobody searches for.
    static let stopWords = words(
        """
        och att det som en ett den de dem på är av för med till i om inte har hade kan kunde ska skall skulle men eller så än när
        var vara varit blir bli blev blivit från vid under över efter före mot mellan genom utan inom hos ur åt också även bara
        samt där här då nu ju sig sin sitt sina man han hon hen vi ni jag du mig dig oss er min mitt mina din ditt dina vår vårt
        våra deras dess detta denna dessa någon något några ingen inget inga varje alla allt all mer mest mycket många bör måste
        får få fick vilken vilket vilka hur vad vem varför vars annan annat andra samma sådan sådant sådana per via enligt utifrån
        både därför bl tex kap se gäller vilkens vems finns fanns göra gör gjorde gjort ta tar ge ger behöva behöver behövs stå
        står gå går ske sker säga säger läs olika upp bland först alltid flera två tre ungefär heller aldrig ofta oftast sällan
        tillsammans ibland kanske istället ihop utom komma kommer kom kommit haft tog görs göras borde veta vet in ut fram ned ner
        kvar bort dit hit vidare sen just igen hela helt vissa visst båda viktig viktigt viktiga viktigaste vanlig vanligt vanliga
        vanligaste möjlig möjligt möjliga egen eget egna övrig övrigt övriga nästa fyra fem sex längre mindre minst högst bättre
        bäst mera trots visa sedan annars ges anges ha använda använder används använd ingå ingår sätt sättet
        första fall sak saker grund gälla samtidigt saknas saknar känna känner aktuell aktuellt aktuella senast
        """)

    /// More of them: forms that texts have and that nobody types.
    private static let unaskedWords = words(
        """
        visade visat nämnas nämns nämnt nämnda nämnde beskrevs beskrivit beskrivna kommits skett skedde givit togs vetat funnits
        funnit fann gjordes gjord gjorda därav däri därtill emellertid vanligtvis dvs etc dock antingen alltså dessutom
        eftersom medan exempelvis däremot cirka varken liksom oavsett omkring därefter därmed därom nämligen dels ändå ännu
        troligen åtminstone isär ytterligare varandra utanför kring bakom emot igenom finna finner ligga ligger gått gick gett
        gav tagit tas gjorts respektive eventuell eventuellt eventuella vanligen fortfarande ganska precis visar nämner
        beskrivs således dennes ange flesta använts använt användes användas sätter sätts former formerna slag slags slaget
        grunden grunderna omfattar omfattas omfatta omfattade gällde gällande anger angav framgår framgå återger återges
        återge återgivna återgivet återgiven kallas kallade kallar kalla kallad avses avser ansåg anses ansetts anser anse består
        bestå bestod bidrar berörda berörs berördes beror berodde bero stället ställen ställe ställena ställer ställs ställd vänder
        vända vänd utgår utgå utgick uttalanden uttalandena uttala uttalande kunna stort stora stor ser sett sågs ses antas
        liknande liknar motsvarande motsvarar nedan menade menar förekommande rymmer rymma pågår pågick pågått pågående
        pekar pekade pekades pekat verkar verkade verkan vanligast senaste enskilt kända känt känns känd saknade saknades hänvisar
        hänvisa tillfällen möter möts behållit framhåller grundläggande tredje tredjedelar bygger bygga byggd byggda byggs byggde
        avgör avgörs avgöra avgörande sist sista direkt enstaka total utsträckning handla sägs von låter låta beskriva
        beskriv beskrev beskrivas viss största störst uppgav uppgetts uppger reda redan reder hand handens händer
        januari februari mars april maj juni juli augusti september oktober november december hörs fler bästa vilar uttömmande gång
        gånger gången tryckt tryckta riktar riktas riktade läggs lägga lägger linje sidor sidorna avsnitten
        """)

    /// What the index leaves out.
    static let unindexedWords = stopWords + unaskedWords

    /// Words of a question that carry nothing when others do.
    static let questionWords = words(
        """
        vill kommer igen ibland någonsin bra lite riktigt gärna lätt enkelt bästa ens väl själv egentligen innebär betyder menas skillnad skillnaden hitta söker
        räcker funkar fungerar brukar handlar undrar tips lov tillåtet
        """)

    /// What people say for what texts write, in any guidance; a guidance's own everyday words stand in its glossary.
    ///
    /// A line is a word or a phrase of texts and what is said for it. What texts say too is not here: it finds what it stands in.
    static let everydayWords: [(written: String, said: String)] =
        """
        anamnes=sjukhistoria|sjukdomshistoria
        anhörig=närstående|familj
        anställd=medarbetare
        arbeta=jobba
        arbete=jobb
        arbetsförmedling=arbetsförmedlare
        arbetsförmåga=arbetsoförmåga|arbetsoförmögen|ork
        arbetsgivare=hr|personalavdelning|personalchef
        arbetslös=utan jobb|jobbsökande|uppsagd
        arbetsrelaterad=arbetsskada|jobbrelaterad
        arbetsträning=praktik|prova jobba
        arbetsuppgift=syssla
        avsluta=avbryta|sluta|friskskriva|friskskriven|friskanmäla
        avslå=avslag
        avstämningsmöte=trepartsmöte|flerpartsmöte|rehabmöte
        avvikelse=klagomål|klaga
        begrepp=terminologi
        behandling=terapi
        beslut=besked
        bestämmelse=regel|regelverk
        biopsykosocial=holistisk
        checklista=lathund
        chef=arbetsledare
        delaktig=inflytande|medbestämmande
        deltid=halvtid
        depression=deprimerad|nedstämd
        diagnos=icd
        dialog=diskussion|diskutera
        digital=distans|online|nätet|chatt|app|telemedicin|video
        dokumentera=anteckna|journalföra
        egenföretagare=egen företagare|eget företag|enskild firma
        ersättning=pengar|utbetalning
        facklig=fack|fackförbund|fackförening
        fatigue=trött
        formulär=blankett
        fortsatt=förlänga|förlängning
        fysioterapeut=sjukgymnast
        fysisk aktivitet=motion|träning
        företagshälsovård=fhv|företagsläkare
        föräldraledig=mammaledig|pappaledig
        graviditet=gravid
        hållbar=långsiktig
        hälsotillstånd=mående
        informera=berätta|upplysa
        inleda=börja|starta
        journal=anteckning|epikris
        jämlik=rättvis|jämställd
        kod=kodning
        kognitiv=minnesproblem|koncentration
        kollega=arbetskamrat
        kompetensutveckling=vidareutbildning
        kunskapsbaserad=evidensbaserad
        kurator=socionom
        lag=lagstiftning|lagtext|lagkrav
        ledning=ledarskap
        levnadsvanor=livsstil|kost|alkohol|röka|rökning|missbruk|tobak
        långvarig=långtid|långtidssjuk|långtidssjukskriven
        läkare=doktor|överläkare
        läkemedel=tablett|medicinering
        mål=målsättning
        möte=träffa|träff|sammanträde|konferens
        oklarhet=osäkerhet|tveksamhet|diffus
        orsak=anledning
        patient=klient|vårdtagare
        personcentrerad=patientcentrerad
        personuppgift=gdpr|dataskydd
        primärvård=husläkare|distriktsläkare|allmänläkare|hälsocentral|familjeläkare
        profession=yrke
        psykiatri=psyk
        psykisk ohälsa=utbränd|utmattning|utmattad|utmattningssyndrom|oro
        psykolog=psykoterapeut
        region=landsting
        registrera=kodsätta
        rehabiliteringskoordinator=rehabvägledare
        resurs=bemanning|budget
        revidera=ändra
        riktlinje=policy
        risk=fara
        rutin=tillvägagångssätt|procedur|policy|pm
        rättslig=juridisk|juridik
        samarbete=rehabteam|multiprofessionell
        samtal=prata
        samtycke=tillåtelse
        samverkan=trepartssamtal|flerpartssamtal
        sekretess=hemlig|konfidentiell|lämna ut
        sjukdom=åkomma
        sjukfrånvaro=sjuktal|sjukdag|frånvarande
        sjuklön=första två veckorna
        sjukskrivning=sjukledig
        skyldighet=plikt
        smärta=värk|ryggont
        socialtjänst=soc|socialsekreterare|socialbidrag
        stegvis=gradvis
        studera=student|plugga
        stöd=hjälp
        syfte=ändamål
        sömn=sova|sömnproblem
        telefon=mobil
        tidsgräns=deadline|frist
        tillsyn=inspektera
        undersökning=läkarundersökning
        uppföljning=efterkontroll|kontrollbesök
        uppföljningsmått=nyckeltal|kpi
        upptrappning=trappa upp
        utbildning=kurs|fortbildning|föreläsning
        utfärda=skriva
        utgåva=upplaga|nyhet
        varaktig=kronisk|bestående|livslång
        verksamhetschef=vårdchef|klinikchef
        vetenskap=evidens
        våld=misshandel|övergrepp|misshandlad
        vårdbesök=läkarbesök
        vårdenhet=vårdcentral|vc|läkarmottagning
        vårdgivare=privatläkare
        webbplats=hemsida
        webcert=elektroniskt intyg
        återgång=återvända|återkomst|komma tillbaka|återinträde
        överlämna=remittera|överlämning|överföring
        """.split(separator: "\n").map { line in
            let sides = line.split(separator: "=")
            return (String(sides[0]), String(sides[1]))
        }

    /// How an inflected form leads to the word in the dictionary: the ending, and what stands there instead.
    ///
    /// The first rule that leads to a known word decides; longer endings stand first. The same table goes with the index.
    static let inflections = table(inflectionRules)

    /// The same as the engine reads it, in the order in which it tries them.
    static let inflectionText = inflections.map { rule in
        String(decoding: rule.ending, as: UTF8.self) + ":"
            + rule.replacements.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",")
    }.joined(separator: " ")

    private static let inflectionRules =
        """
        ornas:a arnas:,e,are ernas:,a ornas:a enas: nas:,e,en ets:,e ens:,e ars:,e ers: ors:a ans:a ades:a andes:a
        orna:a arna:,e,are erna:,a ade:a ande:a aste: ans:a ena: are:,a ast: ade:ad
        or:a ar:a,,e,el,er er:,a,e an:a,er en:,e et:,e,en ts:,e,a,da ns:,e na:,e,en as:a, at:a,ad da:,d,a de:,a te:,a ta: rs:
        s:,a n:,e,a t:,e,d,a,da a:,er,el r:,e,a,ra e: d:,a
        """

    /// Endings of words that are made from one another: bedöma, bedömning; koordinera, koordinator.
    static let derivations = words(
        "ering ation ator erande erad era ning ande ende else isk are het lig ad an en er ja d ing sk a e t")

    /// Endings that are words by chance: never the last part of a compound.
    static let endings = Set(
        words(
            """
            ande ende ning ningar inga ingar else elser het heter ligt liga ligare isk iska iskt orna arna erna aren aret ation
            ering eras erat erad erar ette etta sam bart bara lösa löst full fullt enhet ihet dela delar
            """))

    /// Words that stand before verbs and what is made of them: `för|säkra`, `till|gång`. They are no first parts to search for.
    static let particles = Set(
        words(
            """
            för före fram till ned ner upp ut in an av på be om över under sam med mot åter efter genom samman sammans fort inne
            utan bort igen ihop isär kring från bi hand klar redo ställ vid åt hän hem miss van veder und ifrån stånds tillfreds
            oför miss inne ute fast slut iord igång ange dess där här var när ifråga ovan
            """))

    /// Last parts of three letters; shorter ones are found in words by chance.
    static let shortTails: Set<String> = [
        "lag", "råd", "mål", "led", "bok", "tid", "del", "dag", "län", "lön", "vår", "syn", "väg", "liv",
        "ord", "kod", "rum", "hus", "nät", "fel", "val",
    ]

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// An ending and what may stand in its place.
    struct Inflection: Sendable {
        var ending: [UInt8]
        var replacements: [[UInt8]]
    }

    private static func table(_ text: String) -> [Inflection] {
        words(text).map { rule in
            let parts = rule.split(separator: ":", omittingEmptySubsequences: false)
            return Inflection(
                ending: Array(parts[0].utf8),
                replacements: parts[1].split(separator: ",", omittingEmptySubsequences: false).map {
                    Array($0.utf8)
                })
        }.enumerated().sorted { a, b in
            (-a.element.ending.count, a.offset) < (-b.element.ending.count, b.offset)
        }.map(\.element)
    }
}
