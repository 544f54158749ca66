import Contracts
import JSONModel
import Testing

@Suite struct ValueShrinkerTests {
    @Test func `only what matters is left`() {
        let value: JSONValue = [
            "order": "order-41", "amount": ["minor": 1050, "currency": "USD"], "tags": [1, 2, 3],
        ]
        let small = ValueShrinker().shrink(value) { ($0["amount"]?["minor"]?.integer ?? 0) > 100 }
        #expect(small == ["amount": ["minor": 101]])
    }

    @Test func `texts become short and truths false`() {
        let small = ValueShrinker().shrink(["a": "abcxdef", "b": true]) {
            $0["a"]?.string?.contains("x") == true && $0["b"] != nil
        }
        #expect(small == ["a": "x", "b": false])
    }

    @Test func `parts become as they are in the plain value`() {
        let shrinker = ValueShrinker(plain: ["id": "a", "n": 0])
        let small = shrinker.shrink(["id": "order-41", "n": 77]) {
            $0["id"]?.string != "" && $0["n"] != nil && $0["id"] != nil
        }
        #expect(small == ["id": "a", "n": 0])
    }

    @Test func `what nothing smaller shows stays as it is, and trials are limited`() {
        let value: JSONValue = ["a": [1, 2, 3]]
        #expect(ValueShrinker().shrink(value) { $0 == value } == value)
        var asked = 0
        _ = ValueShrinker(trials: 5).shrink(value) { _ in
            asked += 1
            return false
        }
        #expect(asked == 5)
    }
}
