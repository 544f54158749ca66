/// The encoding of RFC 3492, by which host names carry characters beyond ASCII.
enum Punycode {
    private static let base = 36

    /// The characters behind the text after `xn--`, or nil when it encodes none.
    static func decode(_ text: some Collection<UInt8>) -> [Unicode.Scalar]? {
        let bytes = Array(text)
        var output: [UInt32] = []
        var place = 0
        if let hyphen = bytes.lastIndex(of: UInt8(ascii: "-")) {
            guard hyphen > 0 else { return nil }
            output = bytes[..<hyphen].map(UInt32.init)
            place = hyphen + 1
        }
        var (code, index, bias) = (128, 0, 72)
        while place < bytes.count {
            let start = index
            var (weight, step) = (1, base)
            while true {
                guard place < bytes.count, let digit = digit(bytes[place]) else { return nil }
                place += 1
                index += digit * weight
                let threshold = threshold(step, bias)
                if digit < threshold { break }
                weight *= base - threshold
                step += base
                guard weight < 1 << 32, index < 1 << 32 else { return nil }
            }
            bias = adapt(index - start, output.count + 1, isFirst: start == 0)
            code += index / (output.count + 1)
            index %= output.count + 1
            guard code <= 0x10FFFF else { return nil }
            output.insert(UInt32(code), at: index)
            index += 1
        }
        let scalars = output.compactMap(Unicode.Scalar.init)
        return scalars.count == output.count && !output.isEmpty ? scalars : nil
    }

    /// The text after `xn--` for these characters.
    static func encode(_ scalars: [Unicode.Scalar]) -> [UInt8] {
        var output = scalars.filter(\.isASCII).map { UInt8($0.value) }
        var (code, delta, bias, handled) = (128, 0, 72, output.count)
        let basicCount = handled
        if basicCount > 0 { output.append(UInt8(ascii: "-")) }
        while handled < scalars.count {
            let next = scalars.lazy.map { Int($0.value) }.filter { $0 >= code }.min() ?? code
            delta += (next - code) * (handled + 1)
            code = next
            for scalar in scalars {
                if Int(scalar.value) < code { delta += 1 }
                guard Int(scalar.value) == code else { continue }
                write(delta, bias, to: &output)
                bias = adapt(delta, handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return output
    }

    private static func write(_ delta: Int, _ bias: Int, to output: inout [UInt8]) {
        var rest = delta
        var step = base
        while true {
            let threshold = threshold(step, bias)
            if rest < threshold { break }
            output.append(letter(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            step += base
        }
        output.append(letter(rest))
    }

    private static func threshold(_ step: Int, _ bias: Int) -> Int {
        min(max(step - bias, 1), 26)
    }

    private static func adapt(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var step = 0
        while delta > (base - 1) * 26 / 2 {
            delta /= base - 1
            step += base
        }
        return step + base * delta / (delta + 38)
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte | 0x20) - Int(UInt8(ascii: "a"))
        default: byte &- UInt8(ascii: "0") < 10 ? Int(byte) - 22 : nil
        }
    }

    private static func letter(_ digit: Int) -> UInt8 {
        UInt8(digit < 26 ? digit + 0x61 : digit + 22)
    }
}
