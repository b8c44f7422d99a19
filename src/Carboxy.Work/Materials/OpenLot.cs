using Carboxy.Materials;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>A lot as its page shows it: what came, what went, what was said of it.</summary>
public sealed record LotView
{
    public required LotRow Row { get; init; }

    public required ProductRow Product { get; init; }

    public required StockLot Lot { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<StockMovement> Movements { get; init; }

    public required IReadOnlyList<LotMark> Marks { get; init; }

    /// <summary>Names of those who did it.</summary>
    public required IReadOnlyDictionary<string, string> People { get; init; }

    /// <summary>How many sessions used it.</summary>
    public required int Sessions { get; init; }

    public required IReadOnlyList<CylinderRow> Cylinders { get; init; }

    public required DateOnly Today { get; init; }

    public required DateTimeOffset Now { get; init; }

    public decimal Left { get; init; }
}

/// <summary>Reads a lot. Who was treated with it is told by <see cref="FindTouched"/>, which leaves lines of audit.</summary>
public sealed class OpenLot(ClinicDb db, TimeProvider clock)
{
    /// <summary>So many movements are shown; all of them are counted.</summary>
    const int Most = 200;

    public async Task<LotView?> RunAsync(Id<LotRow> id, CancellationToken cancel)
    {
        if (await db.Lots.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } lot)
            return null;
        var product = await db.Products.AsNoTracking().SingleAsync(p => p.Id == lot.ProductId, cancel);
        var marks = await db.LotMarks.AsNoTracking().Where(m => m.LotId == id).OrderByDescending(m => m.Number).ToListAsync(cancel);
        var movements = await db.StockMovements.AsNoTracking().Where(m => m.LotId == id).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(Most).ToListAsync(cancel);
        var people = await db.People.AsNoTracking().Select(p => new { p.Id, p.DisplayName }).ToListAsync(cancel);
        return new()
        {
            Row = lot, Product = product, Lot = ShelfFiles.Of(lot, product, marks), Movements = movements, Marks = marks,
            People = people.ToDictionary(p => new Actor.Person(p.Id).Code, p => p.DisplayName),
            Sessions = await db.MaterialUses.Where(u => u.LotId == id && !u.Gone).Select(u => u.SessionId).Distinct().CountAsync(cancel),
            Cylinders = product.Kind == ProductKind.Gas ? await db.Cylinders.AsNoTracking().Where(c => c.LotId == id).OrderBy(c => c.Number).ToListAsync(cancel) : [],
            Today = await db.TodayAsync(cancel), Now = clock.GetUtcNow(),
            Left = await db.StockMovements.Where(m => m.LotId == id).SumAsync(m => m.Thousandths, cancel) / 1000m,
        };
    }
}
