import Guidance
import Testing

@Suite("Relative paths")
struct RelativePathTests {
    @Test(
        "mean a path below Content, or none",
        arguments: [
            ("b.md", "a.md", "b.md"), ("../b.md", "x/a.md", "b.md"), ("./b.md", "x/a.md", "x/b.md"),
            ("y/../b.md", "x/a.md", "x/b.md"),
            ("../../b.md", "x/a.md", nil), ("/b.md", "a.md", nil), ("..", "a.md", nil),
            ("y/", "x/a.md", "x/y/"), (".", "x/a.md", "x"),
            ("y//b.md", "a.md", "y/b.md"), ("../x/a.md", "x/a.md", "x/a.md"),
        ] as [(String, String, String?)])
    func resolve(_ path: String, _ file: String, _ wanted: String?) {
        #expect(RelativePath.resolve(path, from: file) == wanted)
    }

    @Test("lead from one file to another, and back")
    func from() {
        let files = ["index.html", "a.html", "x/index.html", "x/b.html", "x/y/c.html", "z/d.html"]
        for file in files {
            for target in files {
                let path = RelativePath.from(file, to: target)
                #expect(RelativePath.resolve(path, from: file) == target, "\(file) \(target)")
                #expect(!path.isEmpty && !path.hasPrefix("/"))
            }
        }
        #expect(RelativePath.from("x/y/c.html", to: "x/b.html") == "../b.html")
        #expect(RelativePath.from("a.html", to: "a.html") == "a.html")
    }

    @Test(
        "with percent signs are read where they mean a text",
        arguments: [
            ("a%20b", "a b"), ("%C3%A5", "å"), ("%c3%a5", "å"), ("100%", "100%"), ("%zz", "%zz"),
            ("%C3", "%C3"), ("%2", "%2"), ("a", "a"), ("%+1", "%+1"),
            ("%25", "%"),
        ])
    func decoded(_ text: String, _ wanted: String) { #expect(RelativePath.decoded(text) == wanted) }
}
