using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>What came of making a link.</summary>
public abstract record IntakeInvited
{
    /// <summary>The token is shown once; the clinic keeps its hash.</summary>
    public sealed record Made(string Token, DateTimeOffset ExpiresAt) : IntakeInvited;

    public sealed record Gone : IntakeInvited;
}

/// <summary>Makes a link by which a patient answers on their own phone; links made before end with it.</summary>
public sealed class InviteToIntake(ClinicDb db)
{
    /// <summary>How long a link holds (house default).</summary>
    public const int DaysValid = 7;

    public async Task<IntakeInvited> RunAsync(Id<Patient> patient, Wish wish, CancellationToken cancel)
    {
        if (db.Actor.PersonId is not { } person || !await db.Patients.AnyAsync(p => p.Id == patient, cancel))
            return new IntakeInvited.Gone();
        var (now, token) = (db.Now, Token.New());
        foreach (var open in await db.IntakeLinks.Where(l => l.PatientId == patient && l.ClosedAt == null).ToListAsync(cancel))
            open.ClosedAt = now;
        var link = new IntakeLink
        {
            Id = Id<IntakeLink>.New(now), PatientId = patient, TokenHash = Token.HashOf(token), Wish = wish.ToJson(),
            CreatedBy = person, CreatedAt = now, ExpiresAt = now.AddDays(DaysValid),
        };
        db.IntakeLinks.Add(link);
        db.Note(new(AuditKind.Create, "intake_link", link.Id.Value, patient));
        await db.SaveChangesAsync(cancel);
        return new IntakeInvited.Made(token, link.ExpiresAt);
    }
}
