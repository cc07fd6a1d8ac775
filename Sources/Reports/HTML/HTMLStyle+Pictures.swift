// SPDX-License-Identifier: Apache-2.0

extension HTMLStyle {
    /// The look of pictures and of the tables beside them.
    static let pictures = """
        .figure { margin: 1.25rem 0 0; overflow-x: auto }
        svg.picture { display: block; max-width: 100%; min-width: 36rem; height: auto }
        .data { font-size: .92rem }
        .data tbody tr { border-bottom: 1px solid var(--line) }
        .data tbody th { font-weight: normal }
        .data thead th.n { white-space: normal; max-width: 9rem }
        .data td { min-width: 4rem }
        .data th[scope=row] { min-width: 7rem }
        .data .group th { padding-top: .8rem; font-weight: 600 }
        .block { margin-top: 2.5rem }
        .block > h3 { display: block; font-size: 1.2rem; font-family: var(--serif) }
        .more { margin-top: .75rem; font-size: .92rem; color: var(--soft) }
        .more table { margin-top: .5rem; color: var(--ink) }
        @media print {
          .figure { overflow: visible; break-inside: avoid }
          svg.picture { width: 100%; min-width: 0 }
          .data { font-size: 10.5pt }
          .data tr { break-inside: avoid }
          .block > h3 { font-size: 12.5pt }
          .trial > section:first-child { break-before: auto }
          details.more:not([open]) { display: none }
        }

        """
}
