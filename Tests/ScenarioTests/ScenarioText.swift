import Contracts
import JSONModel
import PaymentsHarness

// The testing library has an Expectation too.
typealias Expectation = PaymentsHarness.Expectation

/// Scenarios written down in tests.
enum ScenarioText {
    static func read(_ text: String, name: String = "s.yaml") throws -> Scenario {
        try Scenario.read(try YAMLDocument.load(Array(text.utf8), name: name))
    }

    /// Everything the reader has to say against a text, one fault a line; empty when it likes it.
    static func faults(_ text: String) throws -> String {
        do {
            _ = try read(text)
            return ""
        } catch let error as ScenarioError {
            return error.description
        }
    }

    /// A scenario of one payment with these steps after its authorization.
    static func with(steps: String, expect: String = "") -> String {
        """
        scenario: s
        steps:
          - authorize: p1
            amount: EUR 50.00
        \(steps)
        \(expect)
        """
    }
}

extension ScenarioText {
    /// The bare value a text stands for.
    static func value(_ text: String) throws -> JSONValue {
        try YAMLDocument.load(Array(text.utf8), name: "s.yaml").root
    }
}
