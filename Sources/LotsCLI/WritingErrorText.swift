internal import Foundation
internal import Writing

/// What the writer's errors are to a reader.
extension WritingError {
    var status: ExitStatus {
        if case .busy = self { .busy } else { .fileSystem }
    }

    var message: String {
        switch self {
        case .busy(let path): "En annan körning av lots skriver just nu till \(path)."
        case .notOurs(let path): "Mappen \(path) har ett innehåll som lots inte har skrivit."
        case .notAFolder(let path): "\(path) är ingen mapp."
        case .mountPoint(let path): "\(path) är en monteringspunkt och kan inte bytas ut som helhet."
        case .invalidFolderPath(let path): "”\(path)” kan inte vara mappen för webbplatsen."
        case .invalidFilePath(let path): "”\(path)” kan inte vara en fil på webbplatsen."
        case .failed(let step, let path, let code):
            "Det gick inte att \(Self.phrase(step)) \(path): \(SystemErrorText.reason(code))."
        }
    }

    var hint: String? {
        switch self {
        case .busy: "Vänta tills den är klar och försök igen."
        case .notOurs: "Välj en annan mapp med --output, eller töm den själv först."
        case .notAFolder, .invalidFolderPath: "Välj en annan mapp med --output."
        case .mountPoint: "Välj en mapp under den med --output."
        case .invalidFilePath: nil
        case .failed(_, _, let code) where code == ENOSPC: "Disken är full. Den webbplats som fanns är orörd."
        case .failed(_, _, let code) where code == EACCES || code == EPERM: "Du har inte rätt att skriva där."
        case .failed: "Den webbplats som fanns är orörd."
        }
    }

    private static func phrase(_ step: Step) -> String {
        switch step {
        case .openParent, .makeFolder: "öppna eller skapa mappen"
        case .lock: "låsa"
        case .inspect: "läsa"
        case .recover: "återställa"
        case .clear: "ta bort"
        case .createFile: "skapa filen"
        case .writeFile: "skriva filen"
        case .sync: "spara på disken"
        case .swap: "byta ut"
        }
    }
}
