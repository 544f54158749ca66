/// A value kept apart from the objects it belongs to, so that copies of them share it.
///
/// Every event keeps its object as it was: an object is copied often, and what requests have said
/// about it hardly ever changes between the copies.
struct StripeShared<Value: Sendable>: Sendable {
    private var box: StripeBox<Value>

    init(_ value: Value) { box = StripeBox(value) }

    var value: Value {
        _read { yield box.value }
        set { box = StripeBox(newValue) }
    }
}

/// A value that most objects of a kind do not have, in the room of one reference.
struct StripeSeldom<Value: Sendable>: Sendable {
    private var box: StripeBox<Value>?

    init(_ value: Value? = nil) { box = value.map(StripeBox.init) }

    var value: Value? {
        get { box?.value }
        set { box = newValue.map(StripeBox.init) }
    }

    /// Sets one member; there need not be a value where that member is nil.
    mutating func set<Member>(
        _ member: WritableKeyPath<Value, Member?>, to new: Member?,
        orMake first: @autoclosure () -> Value
    ) {
        if box == nil, new == nil { return }
        var changed = box?.value ?? first()
        changed[keyPath: member] = new
        box = StripeBox(changed)
    }
}

/// What copies refer to; it never changes.
private final class StripeBox<Value: Sendable>: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
}
