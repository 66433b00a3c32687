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
        // Of a large guidance the index tells every word in full.
        let blank = SearchPage(
            path: "tom.html", title: "", kind: .section, part: nil, parent: nil, sectionCount: 1, weight: 100)
        var large = input(texts)
        large.pages += Array(repeating: blank, count: 1_000)
        large.sections = { [sections = large.sections] page in
            page < texts.count ? sections(page) : [SearchSection(heading: "", fragment: nil, text: "")]
        }
        return SearchFiles(large, sources: sources, jobs: 2).files.filter { $0.path.hasPrefix("sok/v") }
            .flatMap { words(in: String(decoding: $0.bytes(), as: UTF8.self)) }
    }

    private static func words(in script: String) -> [String] {
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
