import HTTPModel
import HTTPTypes
import Testing

@testable import LiveGateways

@Suite
struct ControlPageTests {
    private let document = ControlPage.document
    private let script = ControlPage.script
    private let style = ControlPage.style + ControlPage.tableStyle

    @Test func `the page names no other machine`() {
        for text in [document, script, style] {
            for word in ["http:", "https:", "ws:", "wss:", "@import", "url(", "=\"//", "'//"] {
                // What is left is the namespace of the icon, which is written escaped.
                let hits = text.matches(of: word).filter {
                    !text[$0.upperBound...].hasPrefix("%2F%2Fwww.w3.org/2000/svg")
                }
                #expect(hits.isEmpty, "\(word) is in the page")
            }
        }
    }

    @Test func `nothing is inline, so the policy can forbid it`() {
        #expect(attributes(of: document).filter { $0.hasPrefix("on") || $0 == "style" } == [])
        #expect(!document.contains("<style"))
        #expect(!document.contains("javascript:"))
        let scripts = document.components(after: "<script")
        #expect(scripts.count == 1)
        #expect(scripts.allSatisfy { $0.hasPrefix(" type=\"module\" src=\"/_paycheck/page.js\">") })
    }

    @Test func `the script writes text and never markup`() {
        let ways = [
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
            "Function(", "srcdoc", "createContextualFragment", "setHTML", "DOMParser",
        ]
        for way in ways { #expect(!script.contains(way), "the script uses \(way)") }
    }

    @Test func `an id stands once`() {
        let ids = values(of: "id", in: document)
        #expect(ids.count == Set(ids).count)
        #expect(ids.count > 40)
    }

    @Test func `every element the script asks for is in the document`() {
        let ids = Set(values(of: "id", in: document))
        var asked = ["byID('", "onPress('", "onSubmit('"].flatMap { opening in
            script.components(after: opening).map { String($0.prefix { $0 != "'" }) }
        }
        for table in ["objects", "webhooks", "requests", "books"] {
            asked += ["rows", "count", "empty", "more"].map { "\(table)-\($0)" }
        }
        #expect(asked.count > 50)
        #expect(asked.filter { !ids.contains($0) } == [])
    }

    @Test func `every reference inside the document leads somewhere`() {
        let ids = Set(values(of: "id", in: document))
        let names = ["aria-labelledby", "aria-describedby", "list", "for"]
        let references = names.flatMap { values(of: $0, in: document) }
        let links = values(of: "href", in: document).filter { $0.hasPrefix("#") }
        #expect(references.filter { !ids.contains($0) } == [])
        #expect(links.count > 5)
        #expect(links.filter { !ids.contains(String($0.dropFirst())) } == [])
    }

    @Test func `every tone of a chip has its sign, so that colour is never alone`() {
        let block = script.components(after: "const tones = {").first?.prefix { $0 != "}" } ?? ""
        let tones = String(block).components(after: "\n  ")
            .map { String($0.prefix { $0 != ":" }) }
            .filter { $0.allSatisfy(\.isLetter) && !$0.isEmpty }
        #expect(tones.count == 8)
        let ids = Set(values(of: "id", in: document))
        #expect(tones.filter { !ids.contains("sign-\($0)") } == [])
    }

    @Test func `every table has a caption and every field a label`() {
        let tables = document.components(after: "<table")
        #expect(tables.count == 4)
        #expect(tables.allSatisfy { $0.prefix(120).contains("<caption") })
        let labels = document.components(after: "<label").count
        let fields = document.components(after: "<input").count
        let choices = document.components(after: "<select").count
        #expect(labels == fields + choices)
    }

    @Test func `a file is found by its path and served as what it is`() throws {
        let found = try #require(ControlPage.answer(at: "/_paycheck/page.js"))
        #expect(found[.contentType] == "text/javascript; charset=utf-8")
        #expect(found.body == Array(script.utf8))
        #expect(ControlPage.answer(at: "/")?.body == ControlPage.html)
        #expect(ControlPage.answer(at: "/_paycheck/page.js/") == nil)
        let needed = values(of: "src", in: document) + values(of: "href", in: document)
        let missing = needed.filter { $0.hasPrefix("/_paycheck/page") }
            .filter { ControlPage.answer(at: $0) == nil }
        #expect(missing == [])
    }

    @Test func `the policy starts from nothing and allows the page its own server`() {
        let policy = ControlPage.securityPolicy
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self';"))
        #expect(policy.contains("connect-src 'self'"))
        #expect(policy.contains("require-trusted-types-for 'script'"))
        #expect(!policy.contains("unsafe"))
        #expect(!policy.contains("*"))
        for path in ["/", "/_paycheck/page.css", "/_paycheck/page.js"] {
            #expect(ControlPage.answer(at: path)?[.contentSecurityPolicy] == policy)
            #expect(ControlPage.answer(at: path)?[.xContentTypeOptions] == "nosniff")
        }
    }

    // MARK: Reading the document

    /// The values of an attribute, in order.
    private func values(of attribute: String, in text: String) -> [String] {
        text.components(after: " \(attribute)=\"").map { String($0.prefix { $0 != "\"" }) }
    }

    /// The names of all attributes of all tags.
    private func attributes(of text: String) -> [String] {
        text.matches(of: #/[\s"]([a-z-]+)=/#).map { String($0.output.1) }
    }
}

extension String {
    /// What follows each occurrence of a text, up to the next one.
    fileprivate func components(after opening: String) -> [Substring] {
        let starts = matches(of: opening).map(\.upperBound)
        let ends = starts.dropFirst() + [endIndex]
        return zip(starts, ends).map { self[$0..<$1] }
    }

    fileprivate func matches(of word: String) -> [Range<String.Index>] { ranges(of: word) }
}
