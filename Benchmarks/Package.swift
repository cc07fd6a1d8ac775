// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "binhxet", path: "..")],
    targets: [
        .executableTarget(name: "scale", dependencies: [.product(name: "BinhXet", package: "binhxet")])
    ],
    swiftLanguageModes: [.v6]
)
