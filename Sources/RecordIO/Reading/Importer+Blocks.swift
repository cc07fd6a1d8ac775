// SPDX-License-Identifier: Apache-2.0

internal import Records

extension Importer {
    /// Adds the keys of all rows of a table at once, where each row is a record of its own, one after the other.
    mutating func takeKeys(_ block: inout TypedBlock, _ index: Int, _ shape: TableShape) {
        let rows = recordRows[index]
        guard shape.list == nil, let first = rows.first, first >= 0,
            builder[shape.record].keys.count == Int(first),
            rows.indices.allSatisfy({ Int(rows[$0]) == Int(first) + $0 })
        else { return }
        let known = keys[shape.record].keys
        let range = Int(first)..<(Int(first) + rows.count)
        builder[shape.record].addKeys(known, range, sheet: block.sheet, rows: tables[index].frame.rowNumbers)
        block.firstKey = block.key.map { (block.columns + $0).pointee.take(keys: known, range) } ?? 0
    }

    /// Reads a block of rows column by column; false, and nothing is done, when that takes looking at single rows.
    ///
    /// Each column is read down to the first cell that is not written plainly. What is left is read row by row, so that
    /// whatever there is to say is said in the order of the rows, and texts come in the order of the rows, too.
    mutating func readBlock(
        _ rows: Range<Int>, _ cells: borrowing CellBlock, _ block: inout TypedBlock, _ index: Int,
        _ shape: TableShape, _ remarks: inout ColumnRemarks
    ) -> Bool {
        var owners: [Int32] = []
        if shape.list != nil {
            guard let found = self.owners(rows, cells, block, shape) else { return false }
            owners = found
        }
        var done = [Int](repeating: rows.count, count: block.steps.count)
        for (step, (_, place)) in block.steps.enumerated() where place != TypedBlock.owner {
            let column = block.columns + place
            if let first = block.firstKey, place == block.key {
                column.pointee.take(textsFrom: first + rows.lowerBound, at: 0, rows: rows.count)
            } else {
                done[step] = column.pointee.read(cells, step, rows: rows.count)
            }
        }
        let hasOrder = block.from != nil && block.to != nil
        for row in (hasOrder ? 0 : done.min() ?? rows.count)..<rows.count {
            for (step, (_, place)) in block.steps.enumerated() where done[step] <= row {
                let column = block.columns + place
                let cell = cells.cell(row, step)
                if !column.pointee.read(cell, at: row) {
                    readWithCare(cell, &column.pointee, at: row, index, rows.lowerBound + row, &remarks)
                }
            }
            checkOrder(block, at: row, index, rows.lowerBound + row)
        }
        if let list = shape.list {
            for (row, owner) in zip(rows, owners) { addEvent(owner, index, row, shape, list) }
        }
        block.count = rows.count
        return true
    }

    /// The owner of each event of a block; nil when that of any is not told by a plainly written key.
    private func owners(
        _ rows: Range<Int>, _ cells: borrowing CellBlock, _ block: TypedBlock, _ shape: TableShape
    ) -> [Int32]? {
        guard let step = block.steps.firstIndex(where: { $0.place == TypedBlock.owner }) else { return nil }
        var owners: [Int32] = []
        owners.reserveCapacity(rows.count)
        for row in 0..<rows.count {
            guard let key = cells.cell(row, step).plainText, let owner = keys[shape.record].row(key) else { return nil }
            owners.append(Int32(owner))
        }
        return owners
    }
}
