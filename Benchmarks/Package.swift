// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "binhxet", path: "..")],
    targets: [
        .target(
            name: "RandomDepartment", dependencies: [.product(name: "BinhXet", package: "binhxet")],
            swiftSettings: [.enableUpcomingFeature("InternalImportsByDefault")]),
        .executableTarget(
            name: "scale", dependencies: ["RandomDepartment", .product(name: "BinhXet", package: "binhxet")]),
        .executableTarget(
            name: "whatif", dependencies: ["RandomDepartment", .product(name: "BinhXet", package: "binhxet")]),
        .target(name: "Trim"),
        .executableTarget(name: "growth", dependencies: ["Trim", .product(name: "BinhXet", package: "binhxet")]),
        .target(name: "Eligibility", path: "eligibility/Reference"),
        .executableTarget(
            name: "eligibility-reference", dependencies: ["Eligibility"], path: "eligibility/ReferenceProgram"),
        .target(
            name: "EligibilityEngine", dependencies: ["Eligibility", .product(name: "BinhXet", package: "binhxet")],
            path: "eligibility/Engine", swiftSettings: [.enableUpcomingFeature("InternalImportsByDefault")]),
        .executableTarget(
            name: "eligibility",
            dependencies: ["Eligibility", "EligibilityEngine", .product(name: "BinhXet", package: "binhxet")],
            path: "eligibility/Program"),
        .systemLibrary(name: "CLuaPlain", path: "functions/CLua", pkgConfig: "lua5.4"),
        .target(name: "Calls", dependencies: ["Eligibility", "CLuaPlain"], path: "functions/Plain"),
        .executableTarget(
            name: "functions",
            dependencies: ["Calls", "Eligibility", "EligibilityEngine", .product(name: "BinhXet", package: "binhxet")],
            path: "functions/Program"),
    ],
    swiftLanguageModes: [.v6]
)
