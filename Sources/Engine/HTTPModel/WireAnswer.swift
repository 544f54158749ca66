import HTTPTypes

/// An answer as it goes over the wire: which bytes, how late, and whether the end ever comes.
///
/// The simulated world and a server on real sockets carry out the same value.
package struct WireAnswer: Sendable, Hashable {
    /// Some bytes of the body, and how long after the ones before they come.
    package struct Piece: Sendable, Hashable {
        package let delayMilliseconds: Int
        package let bytes: [UInt8]

        package init(delayMilliseconds: Int = 0, bytes: [UInt8]) {
            self.delayMilliseconds = delayMilliseconds
            self.bytes = bytes
        }
    }

    /// Status and fields; they go out at once.
    package let head: HTTPResponse
    /// How many bytes the head promises, which is more than come when the answer is cut.
    package let promisedLength: Int
    package let pieces: [Piece]
    /// Whether the connection breaks after the last piece.
    package let isCut: Bool

    package init(head: HTTPResponse, promisedLength: Int, pieces: [Piece], isCut: Bool = false) {
        self.head = head
        self.promisedLength = promisedLength
        self.pieces = pieces
        self.isCut = isCut
    }

    /// The whole answer at once.
    package init(_ response: ResponseMessage) {
        self.init(
            head: response.head, promisedLength: response.body.count,
            pieces: [Piece(bytes: response.body)])
    }

    /// How long the last byte comes after the head.
    package var milliseconds: Int { pieces.reduce(0) { $0 + $1.delayMilliseconds } }

    /// What a client holds in its hands that takes what came for the whole.
    package var received: ResponseMessage {
        ResponseMessage(head: head, body: pieces.flatMap(\.bytes))
    }

    /// The first half of the body, and then nothing.
    static func cut(_ response: ResponseMessage) -> WireAnswer {
        let half = response.body.prefix(response.body.count / 2)
        return WireAnswer(
            head: response.head, promisedLength: response.body.count,
            pieces: half.isEmpty ? [] : [Piece(bytes: Array(half))], isCut: true)
    }

    static let dribbledPieces = 8

    /// The body in pieces of equal size, equally far apart; an empty body comes at the end.
    static func dribbled(_ response: ResponseMessage, over milliseconds: Int) -> WireAnswer {
        let count = max(1, min(dribbledPieces, response.body.count))
        let pieces = (0..<count).map { place in
            let start = response.body.count * place / count
            let end = response.body.count * (place + 1) / count
            let delay = milliseconds * (place + 1) / count - milliseconds * place / count
            return Piece(delayMilliseconds: delay, bytes: Array(response.body[start..<end]))
        }
        return WireAnswer(
            head: response.head, promisedLength: response.body.count, pieces: pieces)
    }
}
