/// What `replay` needs to repeat a drawn history: its profile and its seed.
package struct HistoryToken: Sendable, Hashable, CustomStringConvertible {
    package let profile: Profile
    package let seed: UInt64

    package init(profile: Profile, seed: UInt64) {
        self.profile = profile
        self.seed = seed
    }

    /// A token from its text form, such as `rough-3f2a`, or nil when it is none.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let profile = Profile(rawValue: String(parts[0])),
            let seed = UInt64(parts[1], radix: 16)
        else { return nil }
        self.init(profile: profile, seed: seed)
    }

    package var description: String { "\(profile.rawValue)-\(String(seed, radix: 16))" }

    /// The scenario it stands for.
    package var scenario: Scenario {
        ScenarioGenerator.scenario(profile: profile, seed: seed)
    }
}
