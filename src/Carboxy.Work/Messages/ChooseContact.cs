using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

/// <summary>How a patient wants to hear from the clinic.</summary>
public sealed record ContactWish(ContactWay Way, bool Reminders, bool Aftercare)
{
    /// <summary>Everything, by whichever way there is.</summary>
    public static ContactWish Everything { get; } = new(ContactWay.Any, Reminders: true, Aftercare: true);
}

/// <summary>Reads and keeps how a patient wants to hear from the clinic; each choice stays beside the one before.</summary>
public sealed class ChooseContact(ClinicDb db, Acting acting, StopLinks links)
{
    public async Task<ContactWish> ReadAsync(Id<Patient> patient, CancellationToken cancel) =>
        await LatestAsync(patient, cancel) is { } latest ? new(latest.Way, latest.Reminders, latest.Aftercare) : ContactWish.Everything;

    /// <summary>False where the clinic has no such patient.</summary>
    public async Task<bool> RunAsync(Id<Patient> patient, ContactWish wish, CancellationToken cancel)
    {
        if (!await db.Patients.AnyAsync(p => p.Id == patient, cancel))
            return false;
        var latest = await LatestAsync(patient, cancel);
        if (latest is not null && new ContactWish(latest.Way, latest.Reminders, latest.Aftercare) == wish)
            return true;
        db.ContactChoices.Add(new() { PatientId = patient, Version = (latest?.Version ?? 0) + 1, Way = wish.Way, Reminders = wish.Reminders, Aftercare = wish.Aftercare, At = db.Now, Actor = db.Actor.Code });
        db.Note(new(AuditKind.Change, "contact_choice", patient.Value, patient, wish.Way == ContactWay.None ? "no_messages" : null));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            db.ChangeTracker.Clear(); // two at once: the other choice stands, and this one comes after it
            return await RunAsync(patient, wish, cancel);
        }

        return true;
    }

    /// <summary>The wish of whoever holds the link, or null where it is none of ours.</summary>
    public async Task<ContactWish?> ByLinkAsync(string token, CancellationToken cancel) =>
        links.Read(token) is { } patient && await db.Patients.AnyAsync(p => p.Id == patient, cancel) ? await ReadAsync(patient, cancel) : null;

    public async Task<bool> ByLinkAsync(string token, Func<ContactWish, ContactWish> change, CancellationToken cancel)
    {
        if (links.Read(token) is not { } patient)
            return false;
        acting.ActAs(new Actor.Link(patient.Value));
        return await RunAsync(patient, change(await ReadAsync(patient, cancel)), cancel);
    }

    Task<ContactChoice?> LatestAsync(Id<Patient> patient, CancellationToken cancel) =>
        db.ContactChoices.AsNoTracking().Where(c => c.PatientId == patient).OrderByDescending(c => c.Version).FirstOrDefaultAsync(cancel);
}
