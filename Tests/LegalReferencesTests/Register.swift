import LegalReferences

/// The acts that the tests' lines cite.
enum Register {
    static let recognizer = Recognizer(
        acts: acts, codes: CodeList(codes: ["DV077", "AW026", "GC001"], words: ["kva", "KVÅ"]))

    static let acts: [Act] = [
        act("2010:110", "Socialförsäkringsbalk (2010:110)", ["SFB", "socialförsäkringsbalken"]),
        act("2017:30", "Hälso- och sjukvårdslag (2017:30)", ["HSL", "hälso- och sjukvårdslagen"]),
        act("2014:821", "Patientlag (2014:821)", ["PL", "patientlagen"]),
        act("2010:659", "Patientsäkerhetslag (2010:659)", ["PSL", "patientsäkerhetslagen"]),
        act("2008:355", "Patientdatalag (2008:355)", ["PDL", "patientdatalagen"]),
        act("1977:1160", "Arbetsmiljölag (1977:1160)", ["AML", "arbetsmiljölagen"]),
        act(
            "1991:1047", "Lag (1991:1047) om sjuklön", ["sjuklönelagen", "lagen om sjuklön", "SjLL"],
            .sections),
        act(
            "2019:1297", "Lag (2019:1297) om koordineringsinsatser för sjukskrivna patienter",
            ["lagen om koordineringsinsatser för sjukskrivna patienter", "lagen om koordineringsinsatser"],
            .sections),
        act(
            "1962:381", "Lag (1962:381) om allmän försäkring", ["AFL", "lagen om allmän försäkring"],
            repealed: "2011-01-01"),
        act(
            "1982:80", "Lag (1982:80) om anställningsskydd",
            ["LAS", "anställningsskyddslagen", "lagen om anställningsskydd"], .sections),
        act(
            "2003:1210", "Lag (2003:1210) om finansiell samordning av rehabiliteringsinsatser",
            ["lagen om finansiell samordning av rehabiliteringsinsatser", "Finsamlagen"], .sections),
        act(
            "2004:1237", "Lag (2004:1237) om särskild sjukförsäkringsavgift",
            ["lagen om särskild sjukförsäkringsavgift"], .sections, repealed: "2011-01-01"),
        act(
            "1985:562", "Patientjournallag (1985:562)", ["patientjournallagen"], .sections,
            repealed: "2011-01-01"),
        act("2021:990", "Lag (2021:990) om ändring i socialförsäkringsbalken", [], .sections),
        act(
            "2017:80", "Hälso- och sjukvårdsförordning (2017:80)",
            ["HSF", "hälso- och sjukvårdsförordningen"]),
        act("2015:284", "Förordning (2015:284) med instruktion för Socialstyrelsen", [], .sections),
        act(
            "2013:176", "Förordning (2013:176) med instruktion för Inspektionen för vård och omsorg", [],
            .sections),
        act(
            "2014:67",
            "Förordning (2014:67) om bidrag till arbetsgivare för köp av arbetsplatsinriktat rehabiliteringsstöd för återgång i arbete",
            [], .sections),
        act("2009:1174", "Förordning (2009:1174) med instruktion för Försäkringskassan", [], .sections),
        act(
            "2009:400", "Offentlighets- och sekretesslag (2009:400)",
            ["OSL", "offentlighets- och sekretesslagen"]),
        act("1971:291", "Förvaltningsprocesslag (1971:291)", ["FPL", "förvaltningsprocesslagen"], .sections),
        act("2017:900", "Förvaltningslag (2017:900)", ["FL", "förvaltningslagen"], .sections),
        act(
            "1993:387", "Lag (1993:387) om stöd och service till vissa funktionshindrade", ["LSS"], .sections),
        act(
            "SOSFS 2011:9",
            "Socialstyrelsens föreskrifter och allmänna råd om ledningssystem för systematiskt kvalitetsarbete",
            ["SOSFS 2011:9"]),
        act(
            "HSLF-FS 2016:40",
            "Socialstyrelsens föreskrifter och allmänna råd om journalföring och behandling av personuppgifter i hälso- och sjukvården",
            ["HSLF-FS 2016:40"]),
        act(
            "HSLF-FS 2018:54",
            "Socialstyrelsens föreskrifter och allmänna råd om att utfärda intyg i hälso- och sjukvården",
            ["HSLF-FS 2018:54"]),
        act(
            "HSLF-FS 2017:40",
            "Socialstyrelsens föreskrifter och allmänna råd om vårdgivares systematiska patientsäkerhetsarbete",
            ["HSLF-FS 2017:40"]),
        act(
            "AFS 2020:5", "Arbetsmiljöverkets föreskrifter och allmänna råd om Arbetsanpassning",
            ["AFS 2020:5"], .sections),
        act(
            "AFS 2023:1",
            "Arbetsmiljöverkets föreskrifter och allmänna råd om systematiskt arbetsmiljöarbete – grundläggande skyldigheter för dig med arbetsgivaransvar",
            ["AFS 2023:1"], .sections),
        act(
            "RFFS 1979:1",
            "Riksförsäkringsverkets föreskrifter om rehabiliteringsgrupper hos allmän försäkringskassa",
            ["RFFS 1979:1"], .sections),
    ]

    private static func act(
        _ id: String, _ title: String, _ names: [String], _ numbering: Act.Numbering = .chapters,
        repealed: String? = nil
    ) -> Act {
        Act(
            id: id, title: title, names: names, numbering: numbering, url: nil, fragments: .riksdagen,
            repealed: repealed)
    }
}
