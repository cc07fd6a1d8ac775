// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import Foundation
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A module map over a C library that the system provides.
func system(_ name: String, _ pkgConfig: String, apt package: String) -> Target {
    .systemLibrary(name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// What tests keep beside their sources: scenarios, snapshots and other files that no compiler reads.
func material(_ tests: String) -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Tests/\(tests)").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasSuffix(".swift") && !$0.hasPrefix(".") && isMaterial("\(folder)/\($0)") }.sorted()
}

/// Whether a folder holds no Swift.
func isMaterial(_ path: String) -> Bool {
    !((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).contains { $0.hasSuffix(".swift") }
}

/// One room of the house; `tests` adds the test target beside it.
func room(
    _ name: String, _ dependencies: [Target.Dependency], tests: [Target.Dependency]? = nil, resources: [Resource] = []
) -> [Target] {
    var targets: [Target] = [
        .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
    ]
    if let tests {
        targets.append(
            .testTarget(
                name: "\(name)Tests", dependencies: [.target(name: name), "TestSupport"] + tests,
                exclude: material("\(name)Tests"), swiftSettings: strict))
    }
    return targets
}

let package = Package(
    name: "binhxet",
    products: [
        .executable(name: "binhxet", targets: ["binhxet"]),
        .library(
            name: "BinhXet",
            targets: ["Messages", "Records", "RecordIO", "Rules", "Evaluation", "Allocation", "Rounds", "Reports"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        system("CLua", "lua5.4", apt: "liblua5.4-dev"),
        system("CZip", "libzip", apt: "libzip-dev"),
        system("CExpat", "expat", apt: "libexpat1-dev"),
        system("CXlsxWriter", "xlsxwriter", apt: "libxlsxwriter-dev"),
        system("CCrypto", "libcrypto", apt: "libssl-dev"),
        .target(
            name: "LuaShim", dependencies: ["CLua"],
            cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)]),
        .target(
            name: "ColumnKernels",
            cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)]),
    ]
        + room("Messages", [], tests: [])
        + room("Cores", [])
        + room("Platform", [])
        + room("LuaSandbox", ["LuaShim"], tests: [])
        + room("Records", ["Platform"], tests: [])
        + room("RecordIO", ["Records", "Messages", "Platform", "ColumnKernels", "CZip", "CExpat"], tests: [])
        + room("WorkbookWriter", ["CXlsxWriter"], tests: ["RecordIO", "Records"])
        + room(
            "Rules", ["Records", "LuaSandbox", "Messages", "Cores", "Platform"], tests: [],
            resources: [.embedInCode("Prelude/prelude.lua")])
        + room("Evaluation", ["Rules", "Records", "Messages", "Cores", "ColumnKernels"], tests: ["RecordIO"])
        + room("Allocation", ["Cores"], tests: [])
        + room(
            "Rounds",
            ["Evaluation", "Allocation", "Rules", "Records", "RecordIO", "Messages", "Cores", "Platform", "CCrypto"],
            tests: [])
        + room("Reports", ["Rounds", "Messages", "Cores", "Platform"], tests: [])
        + room(
            "BinhXetCommand",
            [
                "Rounds", "Reports", "RecordIO", "WorkbookWriter", "Evaluation", "Rules", "Records", "Allocation",
                "Messages", "Platform",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], tests: [])
        + [
            .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
            .executableTarget(name: "binhxet", dependencies: ["BinhXetCommand"], swiftSettings: strict),
            .executableTarget(
                name: "example-round", dependencies: ["WorkbookWriter"], path: "Examples/Generator",
                swiftSettings: strict),
            .executableTarget(
                name: "example-embedding", dependencies: ["Rounds", "Messages"], path: "Examples/Embedding",
                swiftSettings: strict),
            .testTarget(name: "PackageTests", dependencies: ["TestSupport"], swiftSettings: strict),
        ]
)
