import Diagnostics
import Testing

@Suite("The nearest known name")
struct NearMissTests {
    @Test(
        "is found where a third of the letters differ, or one",
        arguments: [
            ("titel", "title"), ("sumary", "summary"), ("Title", "title"), ("reviwed", "reviewed"),
            ("kidn", "kind"),
            ("orderr", "order"), ("statsu", "status"), ("kin", "kind"), ("audiense", "audience"),
            ("review-by", "review_by"),
        ])
    func found(_ name: String, _ wanted: String) {
        let known = [
            "title", "kind", "part", "order", "summary", "status", "reviewed", "review_by", "changes",
            "audience",
        ]
        #expect(NearMiss.suggestion(for: name, among: known) == wanted)
        #expect(NearMiss.suggestion(for: name, among: known.reversed()) == wanted)
    }

    @Test("is none where nothing is near", arguments: ["x", "", "författare", "date", "tags", "🇸🇪"])
    func none(_ name: String) {
        #expect(NearMiss.suggestion(for: name, among: ["title", "kind", "summary", ""]) == nil)
    }

    @Test("is never the name itself, and of two that are as near the first in the alphabet")
    func ties() {
        #expect(NearMiss.suggestion(for: "abc", among: ["abc"]) == nil)
        #expect(NearMiss.suggestion(for: "abx", among: ["abz", "aby"]) == "aby")
        #expect(NearMiss.suggestion(for: "kva", among: ["KVA"]) == "KVA")
    }

    @Test("a swap of neighbours counts as one")
    func swap() {
        #expect(NearMiss.suggestion(for: "ba", among: ["ab"]) == "ab")
        #expect(NearMiss.suggestion(for: "del-12", among: ["del-21", "del-99"]) == "del-21")
    }
}
