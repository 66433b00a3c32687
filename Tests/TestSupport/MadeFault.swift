import Foundation

/// A fault that no file in git can hold: bytes that are no text, links, permissions.
struct MadeFault: Sendable {
    var name: String
    /// Makes it in a guidance; false where this machine cannot.
    var make: @Sendable (TemporaryFolder) throws -> Bool

    init(_ name: String, _ make: @escaping @Sendable (TemporaryFolder) throws -> Void) {
        self.name = name
        self.make = { folder in
            try make(folder)
            return true
        }
    }

    static let head = "---\ntitle: Sida\nkind: section\n---\n\n"

    private static func page(_ bytes: [UInt8], in folder: TemporaryFolder) throws {
        try folder.write(Data(Array(head.utf8) + bytes), to: "Content/sida.md")
    }

    static let all: [MadeFault] = [
        MadeFault("invalid-utf8") {
            try page(Array("Stödet för l".utf8) + [0xE4] + Array("kare.\n".utf8), in: $0)
        },
        MadeFault("invalid-utf8-bom") {
            try $0.write(
                Data(
                    [0xEF, 0xBB, 0xBF] + Array(head.utf8) + Array("Stöd ".utf8) + [0xFF] + Array(".\n".utf8)),
                to: "Content/sida.md")
        },
        MadeFault("invalid-utf8-cr") {
            let head = head.replacing("\n", with: "\r")
            try $0.write(
                Data(Array(head.utf8) + Array("Ett\rTv".utf8) + [0xE5] + Array("\r".utf8)),
                to: "Content/sida.md")
        },
        MadeFault("invalid-utf8-cut-off") { try page(Array("Slutet saknas: ".utf8) + [0xC3], in: $0) },
        MadeFault("invalid-utf8-overlong") {
            try page(Array("Snedstreck: ".utf8) + [0xC0, 0xAF, 0x0A], in: $0)
        },
        MadeFault("invalid-utf8-surrogate") { try page([0xED, 0xA0, 0x80, 0x0A], in: $0) },
        MadeFault("invalid-utf8-utf16") {
            let text = "---\ntitle: Sida\n---\n"
            try $0.write(
                Data([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
                to: "Content/sida.md")
        },
        MadeFault("invalid-utf8-register") {
            try $0.write(
                Data(Array("- id: a\n  term: \"l".utf8) + [0xE4] + Array("kare\"\n".utf8)),
                to: "Content/register/termer.yml")
        },
        MadeFault("invalid-utf8-strings") {
            let text = Array(try $0.bytes("Templates/strings.yml"))
            try $0.write(Data(text + [0xE4, 0x0A]), to: "Templates/strings.yml")
        },
        MadeFault("invalid-utf8-template") {
            try $0.write(Data(Array("<p>{{title}}\n".utf8) + [0xE4, 0x0A]), to: "Templates/page.mustache")
        },
        MadeFault("control-character") { try page(Array("Noll: \u{0} här.\n".utf8), in: $0) },
        MadeFault("control-character-crlf") {
            let text = (head + "En rad\n\n\t👩‍⚕️ blå\u{1B}[31m\n").replacing("\n", with: "\r\n")
            try $0.write(text, to: "Content/sida.md")
        },
        MadeFault("control-character-del") { try page(Array("Sudda\u{7F}\n".utf8), in: $0) },
        MadeFault("control-character-front-matter") {
            try $0.write("---\ntitle: Si\u{1}da\nkind: section\n---\n\nText.\n", to: "Content/sida.md")
        },
        MadeFault("control-character-settings") { try $0.write("title: A\u{C}B\n", to: "Site/site.yml") },
        MadeFault("direction-override") { try page(Array("Ordet \u{202E}dro är bakvänt.\n".utf8), in: $0) },
        MadeFault("direction-override-yaml") {
            try $0.write(
                "---\ntitle: \"Si\\u202Eda\"\nkind: section\n---\n\nText.\n", to: "Content/sida.md")
        },
        MadeFault("file-too-large") { try page(Array(repeating: UInt8(ascii: "a"), count: 4 << 20), in: $0) },
        MadeFault("file-too-large-picture") {
            try page(Array("![Allt för stor](stor.png)\n".utf8), in: $0)
            try $0.write(Data(count: 5 << 20), to: "Content/stor.png")
        },
        MadeFault("file-too-large-register") {
            try $0.write(String(repeating: "# fyllning\n", count: 400_000), to: "Content/register/termer.yml")
        },
        MadeFault("file-too-large-linked") {
            try page(Array(repeating: UInt8(ascii: "a"), count: 4 << 20), in: $0)
            try $0.write(
                "---\ntitle: Start\nkind: start\n---\n\nSe [sidan](sida.md).\n", to: "Content/index.md")
        },
        MadeFault("invalid-utf8-linked") {
            try page(Array("## Rubrik\n\n".utf8) + [0xE4, 0x0A], in: $0)
            try $0.write(
                "---\ntitle: Start\nkind: start\n---\n\nSe [sidan](sida.md#rubrik).\n", to: "Content/index.md"
            )
        },
        MadeFault("nesting-too-deep") {
            try page(Array((String(repeating: ">", count: 20_000) + " djupt\n").utf8), in: $0)
        },
        MadeFault("nesting-too-deep-inlines") {
            try page(
                Array(
                    "Ord \(String(repeating: "*a **b ", count: 60))ord\(String(repeating: "** c*", count: 60)) slut.\n"
                        .utf8), in: $0)
        },
        MadeFault("symbolic-link-cycle") {
            try page(Array("Text.\n".utf8), in: $0)
            try $0.write(head + "Text.\n", to: "Content/del-1/index.md")
            try $0.link("Content/del-1/tillbaka", to: "..")
        },
        MadeFault("symbolic-link-cycle-itself") { try $0.link("Content/slinga", to: "slinga") },
        MadeFault("outside-content") {
            try $0.write(head + "Text.\n", to: "utanfor/sida.md")
            try $0.link("Content/sida.md", to: "../utanfor/sida.md")
        },
        MadeFault("outside-content-folder") {
            try $0.write(head + "Text.\n", to: "utanfor/sida.md")
            try $0.link("Content/mapp", to: "../utanfor")
        },
        MadeFault("unreadable-file") { try $0.link("Content/sida.md", to: "finns-inte.md") },
        MadeFault("unreadable-file-register-used") {
            try page(Array("En [term](term:term) och 27 kap. 25 § SFB.\n".utf8), in: $0)
            try $0.write("", to: "Content/register/kodverk.yml")
            try $0.link("Content/register/termer.yml", to: "finns-inte.yml")
            try $0.link("Content/register/forfattningar.yml", to: "finns-inte.yml")
        },
        MadeFault("unreadable-file-template") {
            try $0.remove("Templates/part.mustache")
            try $0.link("Templates/part.mustache", to: "finns-inte.mustache")
        },
        MadeFault("outside-content-folder-linked") {
            try $0.write(head + "Text.\n", to: "utanfor/index.md")
            try $0.link("Content/del-1", to: "../utanfor")
            try $0.write(
                "---\ntitle: Start\nkind: start\n---\n\nSe [delen](del-1/index.md#rubrik).\n",
                to: "Content/index.md")
        },
        // One written by a Mac, and one by others.
        MadeFault("invalid-file-name-twins") {
            for name in ["a\u{30A}", "\u{E5}"] { try $0.write("<svg/>", to: "Content/\(name).svg") }
        },
        MadeFault("invalid-file-name-no-text") {
            // Latin-1, as an old archive unpacks it.
            let name = ($0.path("Content") + "/").utf8.map { CChar(bitPattern: $0) }
            let path = name + [CChar(bitPattern: 0xE5)] + ".md".utf8.map { CChar(bitPattern: $0) } + [0]
            guard let file = fopen(path, "w") else { throw CocoaError(.fileWriteUnknown) }
            fclose(file)
        },
        MadeFault("interrupted-move") { try $0.write("{}", to: "Content/.lots-flytt") },
        MadeFault("missing-folder") { try $0.remove("Content") },
        MadeFault("missing-folder-file") {
            try $0.remove("Templates")
            try $0.write("", to: "Templates")
        },
    ]
}
