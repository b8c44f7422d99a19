using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Directing;

/// <summary>Whoever answers for the clinic has seen an override or a deviation; it leaves the desk and stays on record.</summary>
public sealed class ReviewRow(ClinicDb db, DeskNews news)
{
    /// <summary>False where there is no such thing, or it is not the person's to review.</summary>
    public async Task<bool> RunAsync(ReviewAbout about, Guid record, int sequence, CancellationToken cancel)
    {
        if ((await db.ActingAsync(Roles.Physician, cancel) ?? await db.ActingAsync(Roles.Owner, cancel)) is not { } person)
            return false;
        var patient = about == ReviewAbout.Override
            ? await db.BookingActs.AsNoTracking().Where(a => a.Id == new Id<BookingAct>(record) && a.Overrides != null).Select(a => (Id<Carboxy.Patients.Patient>?)a.PatientId).SingleOrDefaultAsync(cancel)
            : await db.SessionDeviations.AsNoTracking().Where(d => d.SessionId == new Id<SessionRow>(record) && d.Sequence == sequence).Select(d => (Id<Carboxy.Patients.Patient>?)d.PatientId).SingleOrDefaultAsync(cancel);
        if (patient is not { } whose)
            return false;
        db.DeskReviews.Add(new() { About = about, RecordId = record, Sequence = about == ReviewAbout.Override ? 0 : sequence, PatientId = whose, PersonId = person, At = db.Now });
        db.Note(new(AuditKind.Sign, "desk_review", record, whose, Word.Of(about)));
        try
        {
            await db.SaveChangesAsync(cancel);
            news.Tell();
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            db.ChangeTracker.Clear(); // A colleague has seen it at the same moment.
        }

        return true;
    }
}
