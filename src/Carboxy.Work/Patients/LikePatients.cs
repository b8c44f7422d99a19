using Carboxy.Patients;

namespace Carboxy.Work.Patients;

/// <summary>Looks for patients who may be the one that is about to be taken in anew.</summary>
public sealed class LikePatients(FindPatients find)
{
    const int Shown = 5;

    /// <summary>The same phone number, or the same names unless the birth dates contradict.</summary>
    public async Task<IReadOnlyList<Patient>> RunAsync(PatientEntry entry, CancellationToken cancel)
    {
        var fresh = entry.For(default);
        var found = new List<Patient>();
        if (fresh.Phone is { } phone)
            found.AddRange((await find.RunAsync(phone, Shown, cancel)).Where(p => p.Phone == phone));
        if (fresh.FamilyName.Length > 0 && fresh.GivenName.Length > 0)
            found.AddRange((await find.RunAsync($"{fresh.FamilyName} {fresh.GivenName}", Shown, cancel)).Where(p => SameNames(p, fresh)));
        return [.. found.DistinctBy(p => p.Id).Take(Shown)];
    }

    static bool SameNames(Patient one, Patient other) =>
        Same(one.FamilyName, other.FamilyName) && Same(one.GivenName, other.GivenName)
        && (one.BirthDate is null || other.BirthDate is null || one.BirthDate == other.BirthDate);

    /// <summary>Alike in one of the readings, in either script.</summary>
    static bool Same(string one, string other) => NameFold.Of(one).Intersect(NameFold.Of(other), StringComparer.Ordinal).Any();
}
