import PaymentsDomain
import SimulationCore

/// A history to be played: what is given, what actors do, what is expected.
///
/// Scenario files are read into this, and the explorer draws the same thing from choices; so every
/// counterexample can be written down as a file, and every file is played by the same code.
package struct Scenario: Sendable, Hashable {
    /// One sentence: what happens.
    package var title: String
    /// Why it is worth playing; may be empty.
    package var about: String
    package var given: Given
    package var steps: [Step]
    /// What must hold once everything has healed and settled.
    package var expectations: [Expectation]

    package init(
        title: String, about: String = "", given: Given = Given(), steps: [Step] = [],
        expectations: [Expectation] = []
    ) {
        self.title = title
        self.about = about
        self.given = given
        self.steps = steps
        self.expectations = expectations
    }
}

/// What a history starts from.
package struct Given: Sendable, Hashable {
    /// The provider used where a step names none: `stripe` or `razorpay`.
    package var provider: String
    /// How many payments nodes share the store: 1 or 2.
    package var nodes: Int
    /// Decides delays and interleaving; nil means the simplest of each.
    package var seed: UInt64?
    /// Recorded choices of the network and schedule streams, which a counterexample carries.
    package var networkChoices: [Int]
    package var scheduleChoices: [Int]
    /// Provider settings by name, such as `refund-status: pending`; the names are in docs/scenarios.md.
    package var settings: [Setting]

    package init(
        provider: String = "stripe", nodes: Int = 1, seed: UInt64? = nil,
        networkChoices: [Int] = [], scheduleChoices: [Int] = [], settings: [Setting] = []
    ) {
        self.provider = provider
        self.nodes = nodes
        self.seed = seed
        self.networkChoices = networkChoices
        self.scheduleChoices = scheduleChoices
        self.settings = settings
    }
}

/// One provider setting that a scenario changes.
package struct Setting: Sendable, Hashable {
    package var name: SettingName
    package var value: String

    package init(name: SettingName, value: String) {
        self.name = name
        self.value = value
    }
}
