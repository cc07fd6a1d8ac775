// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// The allocator's own sources (a link), so that measuring needs none of the system libraries of the other rooms.
let package = Package(
    name: "allocation-benchmark",
    targets: [
        .target(
            name: "Allocation",
            swiftSettings: [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault")]),
        .executableTarget(name: "bench-allocation", dependencies: ["Allocation"]),
    ]
)
