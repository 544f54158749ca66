import SimulationCore

/// Where a switch sits among a provider's settings.
struct SwitchPlace<Settings: Sendable>: Sendable {
    let name: String
    let values: SwitchValues
    /// The value as people write it; nil when it was set to something that has no name.
    let read: @Sendable (Settings) -> String?
    /// Sets the value; says false, and changes nothing, when it is not one of the switch's.
    let write: @Sendable (inout Settings, String) -> Bool

    static func words<Value: Equatable & Sendable>(
        _ name: String, _ path: any WritableKeyPath<Settings, Value> & Sendable,
        _ words: [(word: String, value: Value)]
    ) -> Self {
        Self(
            name: name, values: .words(words.map(\.word)),
            read: { settings in words.first { $0.value == settings[keyPath: path] }?.word },
            write: { settings, text in
                guard let choice = words.first(where: { $0.word == text }) else { return false }
                settings[keyPath: path] = choice.value
                return true
            })
    }

    static func duration(
        _ name: String, _ path: any WritableKeyPath<Settings, VirtualDuration> & Sendable
    ) -> Self {
        Self(
            name: name, values: .duration, read: { $0[keyPath: path].description },
            write: { settings, text in
                guard let duration = VirtualDuration(text) else { return false }
                settings[keyPath: path] = duration
                return true
            })
    }

    static func duration(
        _ name: String, _ path: any WritableKeyPath<Settings, VirtualDuration?> & Sendable
    ) -> Self {
        Self(
            name: name, values: .duration, read: { $0[keyPath: path]?.description },
            write: { settings, text in
                guard let duration = VirtualDuration(text) else { return false }
                settings[keyPath: path] = duration
                return true
            })
    }

    static func version(
        _ name: String, _ path: any WritableKeyPath<Settings, String> & Sendable
    ) -> Self {
        Self(
            name: name, values: .version, read: { $0[keyPath: path] },
            write: { settings, text in
                guard StripeVersion(text) != nil else { return false }
                settings[keyPath: path] = text
                return true
            })
    }
}

extension SwitchPlace {
    /// How a provider has the switch of that name, if it does; `usual` is what nobody has set.
    static func terms(
        of name: String, among places: [Self], usual: Settings
    ) -> GatewaySwitch.Terms? {
        places.first { $0.name == name }.map { place in
            GatewaySwitch.Terms(values: place.values, usual: place.read(usual) ?? "")
        }
    }

    /// Finds the switch of that name and sets it.
    static func set(
        _ name: String, to value: String, of settings: inout Settings, among places: [Self],
        at gateway: String
    ) throws(SwitchProblem) {
        guard let place = places.first(where: { $0.name == name }) else {
            let names = places.map(\.name)
            throw SwitchProblem(
                "unknown switch \"\(name)\" of \(gateway)",
                expected: "one of: " + names.joined(separator: ", "), word: name, known: names)
        }
        guard place.write(&settings, value) else {
            var known: [String] = []
            if case .words(let words) = place.values { known = words }
            throw SwitchProblem(
                "\(name) cannot be \"\(value)\" at \(gateway)",
                expected: place.values.expectation, word: known.isEmpty ? nil : value,
                known: known)
        }
    }
}
