internal import Foundation

/// Links that open a file in the editor's program.
package struct EditorLinks: Sendable {
    /// An address with `{file}`, `{line}` and `{column}` in it.
    private let template: String?
    private let root: String

    /// - Parameters:
    ///   - environment: `LOTS_EDITOR` holds such an address, such as `idea://open?file={file}&line={line}`; in a terminal of
    ///     VS Code's own the address of VS Code is taken.
    ///   - root: what the files of diagnostics are relative to.
    package init(environment: [String: String], root: String) {
        self.root = URL(fileURLWithPath: root).standardizedFileURL.path
        if let given = environment["LOTS_EDITOR"], !given.isEmpty {
            template = given.contains("{file}") ? given : nil
        } else {
            template = environment["TERM_PROGRAM"] == "vscode" ? "vscode://file{file}:{line}:{column}" : nil
        }
    }

    func href(file: String, line: Int, column: Int) -> String? {
        guard let template else { return nil }
        let path = file.hasPrefix("/") ? file : "\(root)/\(file)"
        // Of what may stand in a path, only letters, digits, `/`, `-`, `.`, `_` and `~` mean themselves in every address.
        let safe = CharacterSet(
            charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-._~")
        guard let name = path.addingPercentEncoding(withAllowedCharacters: safe) else { return nil }
        return template.replacing("{file}", with: name)
            .replacing("{line}", with: String(max(1, line)))
            .replacing("{column}", with: String(max(1, column)))
    }
}
