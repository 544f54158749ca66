import HTTPModel
import HTTPTypes
import SimulationCore

extension RazorpayState {
    /// Whether the request comes with the other mode's key, whose data set is made when it is first
    /// used.
    ///
    /// Test and live know nothing of each other: an id of the one is unknown to the other.
    mutating func isForOtherMode(_ request: RequestMessage) -> Bool {
        guard let keyID = settings.otherModeKeyID else { return false }
        if otherMode.isEmpty {
            var other = settings
            other.keyID = keyID
            other.keySecret = settings.otherModeKeySecret
            other.otherModeKeyID = nil
            let credentials = BasicAuthentication.header(
                user: keyID, password: settings.otherModeKeySecret)
            guard request.first(.authorization) == credentials else { return false }
            otherMode.append(
                RazorpayState(
                    settings: other, credentials: credentials,
                    seed: SeededRandom.derive(seed, 7)))
            otherMode[0].setNow(now)
        }
        return belongsToOtherMode(request)
    }

    /// By its key; shoppers have none, so by the payment whose page they are on.
    private func belongsToOtherMode(_ request: RequestMessage) -> Bool {
        if let given = request.first(.authorization) { return given == otherMode[0].credentials }
        switch RazorpayRoute(request) {
        case .showBankPage(let id), .answerBankPage(let id), .checkoutStatus(let id):
            return otherMode[0].payments.place(of: id) != nil
        default: return false
        }
    }
}
