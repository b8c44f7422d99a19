using System.Data.Common;
using System.Globalization;
using System.Text;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Carboxy.Work.Booking;

/// <summary>A stretch that a booking wants.</summary>
readonly record struct Want(Id<BookingRow> Booking, int Number, bool Firm, Occupied What);

/// <summary>A stretch that somebody else has.</summary>
readonly record struct Met(Want Want, int Tick, Id<BookingRow> With);

/// <summary>Takes and gives back the ticks of resources; the key of the table decides who has them.</summary>
static class Ticks
{
    /// <summary>Rows of one statement; both engines take them at once.</summary>
    const int RowsAtOnce = 400;

    /// <summary>Takes what is free and says whether that was everything; the refusal of a tick is no fault of the transaction.</summary>
    public static async Task<bool> TakeAsync(ClinicDb db, IReadOnlyList<Want> wants, CancellationToken cancel)
    {
        // One order for all, so that two who take at once wait for each other in one direction only.
        var rows = wants.SelectMany(w => w.What.Ticks.Select(t => (w.What.Resource, Tick: t, w.Booking))).OrderBy(r => r.Resource).ThenBy(r => r.Tick).ToList();
        var taken = 0;
        foreach (var some in rows.Chunk(RowsAtOnce))
            taken += await InsertAsync(db, some, cancel);
        return taken == rows.Count;
    }

    public static Task<int> GiveBackAsync(ClinicDb db, IReadOnlyCollection<Id<BookingRow>> bookings, CancellationToken cancel) =>
        bookings.Count == 0 ? Task.FromResult(0) : db.BookingTicks.Where(t => bookings.Contains(t.BookingId)).ExecuteDeleteAsync(cancel);

    /// <summary>Who has what somebody wants.</summary>
    public static async Task<IReadOnlyList<Met>> WhoHasAsync(ClinicDb db, IReadOnlyList<Want> wants, CancellationToken cancel)
    {
        var (resources, ticks) = (wants.Select(w => w.What.Resource).Distinct().ToList(), wants.SelectMany(w => w.What.Ticks).Distinct().ToList());
        var theirs = (await db.BookingTicks.AsNoTracking().Where(t => resources.Contains(t.ResourceId) && ticks.Contains(t.Tick)).ToListAsync(cancel))
            .ToDictionary(t => (t.ResourceId, t.Tick), t => t.BookingId);
        return [.. wants.SelectMany(w => w.What.Ticks.Where(t => theirs.TryGetValue((w.What.Resource, t), out var with) && with != w.Booking).Select(t => new Met(w, t, theirs[(w.What.Resource, t)])))];
    }

    static async Task<int> InsertAsync(ClinicDb db, IReadOnlyList<(Guid Resource, int Tick, Id<BookingRow> Booking)> rows, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        Dictionary<Guid, string> named = [];
        var sql = new StringBuilder("insert into booking_tick (clinic_id, resource_id, tick, booking_id) values ");
        foreach (var (resource, tick, booking) in rows)
            sql.Append(sql[^1] == ')' ? ", " : "").Append(CultureInfo.InvariantCulture, $"({Name(db.Clinic.Value)}, {Name(resource)}, {tick}, {Name(booking.Value)})");
        command.CommandText = sql.Append(" on conflict do nothing").ToString();
        return await command.ExecuteNonQueryAsync(cancel);

        string Name(Guid id)
        {
            if (named.TryGetValue(id, out var name))
                return name;
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{named.Count}", db.Database.IsSqlite() ? id.ToByteArray(true) : id);
            command.Parameters.Add(parameter);
            return named[id] = parameter.ParameterName;
        }
    }
}
