/// A tape that values which are copied can share: working space, kept from one text to the next.
package final class ReusedTape {
    package var tape = JSONTape()

    package init() {}
}
