import HTTPModel

/// The old values of what an event says has changed, as JSON text.
struct StripePreviousValues {
    private var out = StripeWriter(capacity: 256)
    private var isEmpty = true

    init() { out.raw("{") }

    /// The object's text, ready for `previous_attributes`.
    var json: [UInt8] {
        var out = out
        out.raw("}")
        return out.bytes
    }

    private mutating func start(_ name: String) {
        if !isEmpty { out.raw(",") }
        isEmpty = false
        out.string(name)
        out.raw(":")
    }

    mutating func add(_ name: String, _ value: String?) {
        start(name)
        out.string(value)
    }

    mutating func add(_ name: String, _ value: Int) {
        start(name)
        out.integer(value)
    }

    mutating func add(_ name: String, _ value: Bool) {
        start(name)
        out.bool(value)
    }

    /// Adds an object of its own under a name.
    mutating func nest(_ name: String, _ fill: (inout StripePreviousValues) -> Void) {
        start(name)
        var inner = StripePreviousValues()
        fill(&inner)
        out.raw(inner.json)
    }

    /// Adds the metadata keys that differ: old values, and null for keys that are new.
    mutating func addMetadata(_ old: [FormItem], _ new: [FormItem]) {
        func value(_ name: String, in items: [FormItem]) -> String? {
            items.first { $0.name == name }?.value
        }
        let names = (old + new).map(\.name).reduce(into: [String]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        let changed = names.filter { value($0, in: old) != value($0, in: new) }
        guard !changed.isEmpty else { return }
        nest("metadata") { inner in
            for name in changed { inner.add(name, value(name, in: old)) }
        }
    }
}
