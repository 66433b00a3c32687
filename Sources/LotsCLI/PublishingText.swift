internal import Foundation
internal import Publishing

/// What the publisher's errors are to a reader.
extension PublishingError {
    var status: ExitStatus {
        switch self {
        case .busy: .busy
        case .missingProgram: .missingProgram
        case .programFailed, .programHung: .programFailed
        case .nothingBefore, .unsafePath, .unusableEdition: .contentHasErrors
        case .notOurs, .failed, .noFolder, .unlike, .damaged, .unreadable, .changed, .changedMeanwhile:
            .fileSystem
        }
    }

    var message: String {
        switch self {
        case .busy(let place): "En annan körning av lots publicerar just nu till \(place)."
        case .notOurs(let place, let files):
            "\(place) har ett innehåll som lots inte har lagt dit" + Self.list(files) + "."
        case .missingProgram(let name, _): "Programmet \(name) saknas."
        case .programFailed(let name, let said): "\(name) misslyckades: \(said)"
        case .programHung(let name): "\(name) blev inte klart i tid och är stoppat."
        case .failed(let path, let code):
            "Det går inte att läsa eller skriva \(path): \(SystemErrorText.reason(code))."
        case .noFolder(let path, let code):
            "Mappen \(path) går inte att skapa: \(SystemErrorText.reason(code))."
        case .unlike(let place, let files):
            "Det som lästes tillbaka från \(place) är inte det som skickades" + Self.list(files) + "."
        case .damaged(let file): "\(file) går inte att läsa."
        case .unreadable(let file):
            "\(file) saknas eller är skadad, så det går inte att se vad som är publicerat."
        case .changed(let release, let files):
            "Utgåvan \(release) har ändrats sedan den publicerades" + Self.list(files) + "."
        case .nothingBefore(let place): "\(place) har ingen tidigare utgåva att gå tillbaka till."
        case .unsafePath(let path): "Filen ”\(path)” har ett namn som en webbserver kan missförstå."
        case .unusableEdition(let edition): "Utgåvans namn ”\(edition)” kan inte vara en mapps namn."
        case .changedMeanwhile(let path): "\(path) blev en annan fil när den gjordes om."
        }
    }

    var hint: String? {
        switch self {
        case .busy: "Vänta tills den är klar och försök igen."
        case .notOurs: "Välj en tom mapp, eller flytta det som ligger där. Inget är ändrat."
        case .missingProgram(let name, let package):
            package.map { "Installera Debianpaketet \($0): apt-get install \($0)" }
                ?? "Kontrollera --ssh: \(name) är inget program här."
        case .programFailed(_, let said): ProgramFailureText.hint(said)
        case .programHung: ProgramFailureText.again
        case .failed(_, let code) where code == ENOSPC: "Disken är full. Det som är publicerat är orört."
        case .failed(_, let code) where code == EACCES || code == EPERM:
            "Du har inte rätt att läsa eller skriva där."
        case .failed: "Det som är publicerat är orört."
        case .noFolder(_, let code) where code == ENOSPC: "Disken är full. Inget är ändrat."
        case .noFolder(_, let code) where code == EACCES || code == EPERM:
            "Du har inte rätt att skriva där. Inget är ändrat."
        case .noFolder: "Välj en mapp som går att skapa, eller som finns. Inget är ändrat."
        case .unlike: "Kör samma kommando igen. Blir det fel på nytt är det fel på disken eller förbindelsen."
        case .damaged: "Någon annan än lots har ändrat den. Publicera till en ny plats."
        case .unreadable:
            "Någon annan än lots har ändrat där. Läsarna möter det som ligger kvar. Visa den förra utgåvan igen med --rollback. "
                + "Finns ingen: publicera med --despite-damage; då jämförs inget, så se själv till att inga sidor försvinner."
        case .changed:
            "Ingen tidigare utgåva är hel, och läsarna möter samma sidor som nyss. Publicera den utgåva som ska visas."
        case .nothingBefore: "Publicera den utgåva som ska visas."
        case .unsafePath: "Döp om den till a–z, 0–9 och bindestreck."
        case .unusableEdition: "Skriv edition: id: i site.yml med a–z, 0–9, punkt och bindestreck."
        case .changedMeanwhile: "Två byggen ska ge samma filer. Det är ett fel i lots."
        }
    }

    private static func list(_ files: [String]) -> String {
        guard let first = files.first, !first.isEmpty else { return "" }
        let shown = files.prefix(3).joined(separator: ", ")
        return ": " + shown + (files.count > 3 ? " och \(files.count - 3) till" : "")
    }
}

/// Why a site is not published, to the one who wanted it.
extension Refusal {
    var message: String {
        switch self {
        case .older(let edition, let published):
            "Utgåvan \(edition) är äldre än den publicerade, \(published)."
        case .lostPage(let path):
            "Sidan \(path) är publicerad men finns inte längre, och ingen omdirigering leder vidare."
        case .lostDocument(let path): "Dokumentet \(path) är publicerat men är inte gjort på nytt."
        case .lostID(let id, let page):
            "”\(id)” är publicerat på \(page) men finns inte längre, och ingen omdirigering leder vidare."
        case .lostData(let path, _):
            "Filen \(path) är publicerad men finns inte längre. Andra system kan hämta den."
        case .undecided(let files):
            "\(files.count) \(files.count == 1 ? "sida" : "sidor") är inte beslutade: "
                + files.prefix(3).joined(separator: ", ")
                + (files.count > 3 ? " och \(files.count - 3) till." : ".")
        case .noDictionary: "Ordboken saknas: sökningen skulle bara känna vägledningens egna ord."
        case .warnings(let count): "\(count) \(count == 1 ? "varning" : "varningar")."
        case .noEdition: "site.yml säger inte vilken utgåva det är."
        }
    }

    var hint: String {
        switch self {
        case .older: "Ge den ett senare datum i site.yml, eller visa den förra igen med --rollback."
        case .lostPage(let path):
            "Lägg till i Content/register/omdirigeringar.yml: from: \(path) och to: den nya adressen."
        case .lostDocument: "Kör lots export all --pdf --into-site och publicera sedan."
        case .lostID(let id, let page):
            "Sätt tillbaka {#\(id)}, eller lägg till i Content/register/omdirigeringar.yml: from: \(page)#\(id) och to: den nya adressen."
        case .lostData(_, let place):
            "Gör sidan eller avsnittet till vad det var, låt \(place) leda till något av samma slag, eller skriv withdrawn: och datum vid det i Content/register/publicerade-id.yml."
        case .undecided:
            "Sätt status: beslutad när någon har beslutat dem, eller publicera ett utkast med --draft."
        case .noDictionary: "Installera Debianpaketet hunspell-sv: apt-get install hunspell-sv"
        case .warnings(let count):
            "Rätta \(count == 1 ? "den" : "dem"), eller publicera ändå med --allow-warnings."
        case .noEdition: "Lägg till edition med id och date i site.yml."
        }
    }
}

extension Destination.Fault {
    var message: String {
        switch reason {
        case .empty: "Ingen plats att publicera till."
        case .noPath: "”\(text)” säger inte vilken värd eller vilken mapp."
        case .isAddress: "”\(text)” är en adress av ett slag som lots inte kan publicera till."
        case .homeFolder: "”\(text)” börjar med ~, som inte går att tyda här."
        case .looksLikeOption: "”\(text)” börjar som en växel."
        case .oddCharacter: "”\(text)” har ett tecken som ingen plats kan ha."
        }
    }

    var hint: String? {
        switch reason {
        case .homeFolder: "Skriv hela sökvägen, till exempel /home/namn/mapp. Mappen ~/ på en värd går bra."
        case .noPath:
            "Skriv användare@värd:mapp, till exempel editor@www.example.org:/srv/vagledningen. En mapp här med @ i namnet: ./namn@mapp."
        default: "Skriv en mapp, användare@värd:mapp eller fjärrplats:mapp (rclone)."
        }
    }
}
