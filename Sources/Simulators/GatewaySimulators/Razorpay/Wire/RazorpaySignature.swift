import Crypto
import HTTPModel

/// Razorpay's signatures: hexadecimal HMAC-SHA256 in lower case.
enum RazorpaySignature {
    static func hex(of message: [UInt8], secret: String) -> String {
        let key = SymmetricKey(data: Array(secret.utf8))
        return Hexadecimal.encode(HMAC<SHA256>.authenticationCode(for: message, using: key))
    }
}
