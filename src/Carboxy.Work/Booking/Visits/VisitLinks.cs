using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Makes and takes back the links by which patients move their visits.</summary>
public sealed class VisitLinks(ClinicDb db)
{
    /// <summary>A new link; links made before keep working, for they may stand in a message already. Null where the visit is not to come.</summary>
    /// <returns>The token, which is shown once; the clinic keeps its hash.</returns>
    public async Task<string?> MakeAsync(Id<BookingRow> booking, CancellationToken cancel)
    {
        if (await db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.Id == booking && BookingStates.Coming.Contains(b.State), cancel) is not { } row)
            return null;
        var token = Add(db, row);
        await db.SaveChangesAsync(cancel);
        return token;
    }

    /// <summary>Takes every link of a visit back.</summary>
    public async Task CloseAsync(Id<BookingRow> booking, CancellationToken cancel)
    {
        foreach (var link in await db.VisitLinks.Where(l => l.BookingId == booking && l.ClosedAt == null).ToListAsync(cancel))
        {
            link.ClosedAt = db.Now;
            db.Note(new(AuditKind.Change, "visit_link", link.Id.Value, link.PatientId, "closed"));
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Adds a link to the next save, for whoever writes it into a message of the same save.</summary>
    internal static string Add(ClinicDb db, BookingRow booking)
    {
        var token = Token.New();
        var link = new VisitLink
        {
            Id = Id<VisitLink>.New(db.Now), BookingId = booking.Id, PatientId = booking.PatientId, TokenHash = Token.HashOf(token), CreatedBy = db.Actor.Code, CreatedAt = db.Now,
        };
        db.VisitLinks.Add(link);
        db.Note(new(AuditKind.Create, "visit_link", link.Id.Value, booking.PatientId));
        return token;
    }
}
