namespace Carboxy.Booking;

/// <summary>
/// Resources that can stand in for each other, counted instead of told apart: a practitioner by herself, rooms and devices with the same
/// equipment together. A cell is one slot of one pool.
/// </summary>
sealed class Pools
{
    readonly int[] poolOf;
    readonly int days;

    public Pools(Calendar calendar)
    {
        var resources = calendar.Problem.Resources;
        (days, Width) = (calendar.Problem.Days, calendar.Grid.Width);
        var groups = resources.Index().GroupBy(r => (r.Item.Kind, r.Item.Kind == ResourceKind.Practitioner ? r.Item.Id : string.Join('\n', r.Item.Tags.Distinct().Order(StringComparer.Ordinal)))).ToList();
        Members = [.. groups.Select(g => g.Select(r => r.Index).ToArray())];
        poolOf = new int[resources.Count];
        foreach (var (pool, members) in Members.Index())
        {
            foreach (var resource in members)
                poolOf[resource] = pool;
        }

        Free = new int[Members.Length * days * Width];
        for (var resource = 0; resource < poolOf.Length; resource++)
        {
            for (var day = 0; day < days; day++)
            {
                for (var bit = 0; bit < Width; bit++)
                    Free[Cell(resource, day, bit)] += calendar.IsFree(resource, day, bit) ? 1 : 0;
            }
        }
    }

    public int[][] Members { get; }

    /// <summary>Slots of a day.</summary>
    public int Width { get; }

    /// <summary>For each cell, how many of the pool are free.</summary>
    public int[] Free { get; }

    public int Cell(int resource, int day, int bit) => (((poolOf[resource] * days) + day) * Width) + bit;

    /// <summary>The pool, the day and the slot of a cell.</summary>
    public (int Pool, int Day, int Bit) At(int cell) => (cell / Width / days, cell / Width % days, cell % Width);
}
