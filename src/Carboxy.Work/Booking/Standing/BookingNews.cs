using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>What one act gave back and took of the resources, soft holds left out.</summary>
sealed record ActNews(IReadOnlyList<Occupied> Freed, IReadOnlyList<Occupied> Taken);

/// <summary>
/// What has become of the clinic's bookings since a line of audit. Every act leaves such a line, and the chain numbers them in the order of their
/// commits, whichever program wrote them; so one short question tells a calendar in memory all that it has missed.
/// </summary>
/// <param name="Mark">the mark of the calendar of hours</param>
sealed record BookingNews(long Sequence, Guid Mark, string Zone, IReadOnlyList<ActNews> Acts)
{
    const string Sql = """
        select h.sequence, c.mark, k.time_zone from clinic k
        left join audit_head h on h.clinic_id = k.id left join calendar c on c.clinic_id = k.id where k.id = @clinic;
        select l.sequence, v.state, v.content, p.state, p.content from audit_line l
        join booking_version v on v.clinic_id = l.clinic_id and v.act_id = l.record_id
        left join booking_version p on p.clinic_id = v.clinic_id and p.booking_id = v.booking_id and p.version = v.version - 1
        where l.clinic_id = @clinic and l.sequence > @since and l.record = 'booking' and l.kind <> 'read' order by l.sequence
        """;

    public static async Task<BookingNews> ReadAsync(ClinicDb db, long since, CancellationToken cancel)
    {
        // What is written in a transaction may yet be taken back; a calendar in memory must not hear of it.
        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException("The calendar in memory is asked outside of a transaction.");
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = Sql;
            Add(command, "@clinic", db.Database.IsSqlite() ? db.Clinic.Value.ToByteArray(bigEndian: true) : db.Clinic.Value);
            Add(command, "@since", since);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            return await ReadAsync(reader, cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    static async Task<BookingNews> ReadAsync(DbDataReader reader, CancellationToken cancel)
    {
        if (!await reader.ReadAsync(cancel))
            throw new InvalidOperationException("The clinic is not there.");
        var sequence = reader.IsDBNull(0) ? 0 : reader.GetInt64(0);
        var mark = reader.IsDBNull(1) ? Guid.Empty : reader.GetValue(1) is byte[] bytes ? new(bytes, bigEndian: true) : reader.GetGuid(1);
        var zone = reader.GetString(2);
        await reader.NextResultAsync(cancel);

        List<(long Line, IReadOnlyList<Occupied> Freed, IReadOnlyList<Occupied> Taken)> lines = [];
        while (await reader.ReadAsync(cancel))
            lines.Add((reader.GetInt64(0), reader.IsDBNull(3) ? [] : Firm(reader.GetString(3), reader.GetString(4)), Firm(reader.GetString(1), reader.GetString(2))));
        return new(lines.Count == 0 ? sequence : Math.Max(sequence, lines[^1].Line), mark, zone,
            [.. lines.GroupBy(l => l.Line).Select(act => new ActNews([.. act.SelectMany(l => l.Freed)], [.. act.SelectMany(l => l.Taken)]))]);
    }

    static IReadOnlyList<Occupied> Firm(string state, string content) =>
        Word.To<BookingState>(state).IsFirm() ? Occupied.OfResources(JsonSerializer.Deserialize<Placed>(content)!.Place) : [];

    static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>The place of a booking as its version keeps it.</summary>
    sealed record Placed(
        [property: JsonPropertyName("day")] DateOnly Day, [property: JsonPropertyName("start")] int Start, [property: JsonPropertyName("practitioner")] Guid Practitioner,
        [property: JsonPropertyName("room")] Guid Room, [property: JsonPropertyName("device")] Guid? Device, [property: JsonPropertyName("steps")] string Steps)
    {
        public SessionPlace Place => new()
        {
            Number = 0, Template = "", Day = Day, StartMinute = Start, Practitioner = new(Practitioner), Room = new(Room),
            Device = Device is { } device ? new Id<ResourceRow>(device) : null, Steps = PlacedStep.Read(Steps),
        };
    }
}
