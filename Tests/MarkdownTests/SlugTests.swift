import Markdown
import Testing

@Suite("Ids made from text")
struct SlugTests {
    @Test(
        "as DESIGN.md says",
        arguments: [
            ("Rubrik", "rubrik"), ("Åtgärder & ÖVRIGT", "atgarder-ovrigt"), ("  Två   ord  ", "tva-ord"),
            ("Crème brûlée", "creme-brulee"),
            ("27 kap. 25 §", "27-kap-25"), ("a/b_c.d", "a-b-c-d"), ("---", ""), ("§ …", ""), ("", ""),
            ("A\u{30A}tga\u{308}rd", "atgard"),
            ("sjuk\u{AD}skrivning", "sjukskrivning"), ("smörgås – 日本", "smorgas"), ("x²", "x"), ("ﬁ", ""),
            ("İstanbul", "istanbul"), ("Ø", ""),
            ("1", "1"), ("👩‍⚕️ läkare", "lakare"), ("a\u{A0}b", "a-b"), ("é", "e"), ("e\u{301}", "e"),
            ("Ǻ", "a"),
        ])
    func made(_ text: String, _ id: String) {
        #expect(Slug.make(from: text) == id)
        #expect(Slug.make(from: id) == id)
        #expect(Slug.isValid(id) == !id.isEmpty)
    }

    @Test(
        "and nothing else is valid",
        arguments: ["A", "å", "-a", "a-", "a--b", "a_b", "a b", "a.b", "", "-", "a/b", "²"])
    func invalid(_ text: String) { #expect(!Slug.isValid(text)) }
}
