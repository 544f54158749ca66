/// A place in a store, or none, in four bytes instead of sixteen.
///
/// Every payment has a dozen of them, and a million payments are kept.
@propertyWrapper
struct StripeOptionalPlace: Sendable {
    private var number: UInt32

    init(wrappedValue: Int?) {
        number = wrappedValue.map { UInt32(truncatingIfNeeded: $0) } ?? .max
    }

    var wrappedValue: Int? {
        get { number == .max ? nil : Int(number) }
        set { self = StripeOptionalPlace(wrappedValue: newValue) }
    }
}
