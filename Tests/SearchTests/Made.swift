import Dictionaries
import Foundation
import Output
import Search

/// Small things to search that say in a line what they hold.
enum Made {
    /// A page for each text, without sections of its own.
    static func input(
        _ texts: [String], terms: [SearchInput.NamedTerm] = [], language: String = "sv"
    ) -> SearchInput {
        SearchInput(
            language: language,
            pages: texts.indices.map {
                SearchPage(
                    path: "sida-\($0).html", title: "Sida \($0)", kind: .section, part: nil, parent: nil,
                    sectionCount: 1, weight: 100)
            },
            parts: [], acts: [], terms: terms
        ) { page in
            [SearchSection(heading: "", fragment: nil, text: texts[page])]
        }
    }

    /// Debian's dictionaries, which the tests' set-up installs.
    static let dictionaries = WordSources(dictionaries: "/usr/share/hunspell", cache: nil)

    static func script(_ name: String, of files: SearchFiles) -> String {
        files.files.first { $0.path == "sok/" + name }.map { String(decoding: $0.bytes(), as: UTF8.self) }
            ?? ""
    }

    /// The words of an index as they stand in it: compounds with `-` at their joints, then `=` and forms that no rule explains.
    static func words(_ texts: [String], sources: WordSources = dictionaries) -> [String] {
        let script = script("index.js", of: SearchFiles(input(texts), sources: sources, jobs: 2))
        guard let range = script.range(of: ",w:`"), let end = script[range.upperBound...].firstIndex(of: "`")
        else {
            return []
        }
        var words: [String] = []
        var previous = ""
        var entry = ""
        func finish() {
            guard let first = entry.first, let shared = first.asciiValue else { return }
            let parts = entry.dropFirst().split(separator: "=", omittingEmptySubsequences: false)
            previous = String(previous.prefix(Int(shared) - 65) + parts[0])
            words.append(previous)
            entry = ""
        }
        var isForm = false
        for letter in script[range.upperBound..<end] {
            if letter.isUppercase, letter.isASCII, !isForm { finish() }
            isForm = letter == "="
            entry.append(letter)
        }
        finish()
        return words
    }
}
