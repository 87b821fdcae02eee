import Testing
@testable import ScreenModel
