import JSONModel
import JSONSchema
import Testing

@testable import Contracts

@Suite struct TextSourceTests {
    @Test(arguments: [
        "^[A-Z]{3}$", "^[!-~]*[!-/:-~][!-~]*$", "^(card|upi|netbanking)$", "^[a-z][a-z0-9_-]*$",
        "a+b?c{2,4}", "^\\d{4}-\\d{2}$", "^\\p{Lu}+$", "^[^a-z]+$", "^\\u{1F600}{3}$", "x|y|zz",
        "^(?:ab)*$",
    ])
    func `every text made from a pattern has it`(_ pattern: String) throws {
        var demands = StringDemands()
        demands.patterns = [pattern]
        let source = StringSource(demands, lengthLimit: 300)
        let judge = try Pattern(pattern)
        var random = CountingRandom(state: 3)
        for _ in 0..<40 {
            let text = try #require(source.text { random.below($0) })
            #expect(judge.occurs(in: text), "\(text)")
        }
        for (text, rule) in source.violations where rule == "pattern" {
            #expect(!judge.occurs(in: text), "\(text)")
        }
    }

    @Test func `a pattern is met at a wanted length`() throws {
        let sampler = PatternSampler(try PatternParser.parse("^[!-~]*[!-/:-~][!-~]*$"))
        #expect(sampler.shortest == 1)
        #expect(sampler.sample(length: 255) { _ in 0 }.utf8.count == 255)
    }

    @Test func `samples of a format have it, and the others do not`() {
        for format in StringFormat.allCases {
            let valid = FormatSamples.valid(format.rawValue)
            #expect(!valid.isEmpty, "no samples of \(format.rawValue)")
            for text in valid { #expect(format.accepts(text), "\(format.rawValue): \(text)") }
            for text in FormatSamples.invalid(format.rawValue) {
                #expect(!format.accepts(text), "\(format.rawValue): \(text)")
            }
        }
    }
}

extension CountingRandom {
    mutating func below(_ count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(1, count))).high)
    }
}
