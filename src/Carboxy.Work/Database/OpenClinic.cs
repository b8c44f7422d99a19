using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Carboxy.Work.Database;

/// <summary>How a new clinic is called, where a start finds an empty database.</summary>
public sealed record NewClinic(string Name, Language Language, string TimeZone, bool IsDemo)
{
    /// <summary>A clinic that has said nothing about itself yet.</summary>
    public static NewClinic Unnamed { get; } = new("Carboxy", Language.Russian, "Europe/Moscow", IsDemo: false);
}

/// <summary>What came of opening the records at the start of the program.</summary>
public abstract record Opened
{
    public sealed record Ready(Clinic Clinic, bool Founded) : Opened;

    /// <summary>The program must not start; the text says what to do.</summary>
    public sealed record Refused(Text Why) : Opened;
}

/// <summary>Brings the schema up to date and finds the clinic, or founds it in an empty database with one site and one room; a clinic without a calendar gets its first.</summary>
public sealed class OpenClinic(ClinicStore store, TimeProvider clock)
{
    public async Task<Opened> RunAsync(NewClinic fresh, CancellationToken cancel)
    {
        try
        {
            return await OpenAsync(fresh, cancel);
        }
        catch (NpgsqlException e) when (Unreachable.Of(store, e) is { } refused)
        {
            return refused;
        }
    }

    async Task<Opened> OpenAsync(NewClinic fresh, CancellationToken cancel)
    {
        var upgraded = await Again.WhenHinderedAsync(() => new SchemaUpgrade(store, clock).RunAsync(cancel), cancel);
        if (upgraded.Refusal is { } refusal)
            return new Opened.Refused(refusal);
        var opened = await Again.WhenHinderedAsync(() => FindOrFoundAsync(fresh, cancel), cancel);
        await Again.WhenHinderedAsync(() => new FirstCalendar(store, clock).RunAsync(opened.Clinic, cancel), cancel);
        return opened;
    }

    async Task<Opened.Ready> FindOrFoundAsync(NewClinic fresh, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = Id<Clinic>.New(now);
        await using var db = store.Open(new(id, new Actor.Program("start")), clock);
        // Of two first starts at once, one founds the clinic and the other finds it.
        await using var transaction = await db.TakeTurnAsync(cancel);
        if (await db.Clinics.OrderBy(c => c.CreatedAt).FirstOrDefaultAsync(cancel) is { } clinic)
            return new Opened.Ready(clinic, Founded: false);

        clinic = new() { Id = id, Name = fresh.Name, Language = fresh.Language, TimeZone = fresh.TimeZone, IsDemo = fresh.IsDemo, CreatedAt = now };
        var site = new Site { Id = Id<Site>.New(now), Name = fresh.Name };
        db.Clinics.Add(clinic);
        await db.SaveChangesAsync(cancel);
        db.Sites.Add(site);
        db.Rooms.Add(new() { Id = Id<Room>.New(now), SiteId = site.Id, Name = fresh.Language == Language.Russian ? "Кабинет 1" : "Room 1" });
        db.AuditHeads.Add(new() { Sequence = 0, Hash = AuditLine.Beginning.ToArray() });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Opened.Ready(clinic, Founded: true);
    }
}
