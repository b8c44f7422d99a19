namespace Carboxy.Patients;

/// <summary>How well a found patient fits what was typed, as it is written; lower is better.</summary>
public static class PatientRank
{
    public static int Of(Patient patient, string typed) => Math.Min(Fits(patient, typed), KeyboardLayout.Swapped(typed) is { } swapped ? Fits(patient, swapped) : int.MaxValue);

    static int Fits(Patient patient, string typed)
    {
        var words = NameKeys.Words(typed).Where(w => w.Any(char.IsLetter)).ToList();
        return words.Sum(word => Fits(word, patient));
    }

    static int Fits(string word, Patient patient) =>
        Is(patient.FamilyName, word) ? 0
        : Starts(patient.FamilyName, word) ? 1
        : Is(patient.GivenName, word) ? 2
        : Starts(patient.GivenName, word) ? 3
        : patient.MiddleName is { } middle && Starts(middle, word) ? 4
        : NameFold.Of(word).Intersect(NameFold.Of(patient.FamilyName), StringComparer.Ordinal).Any() ? 5
        : NameFold.Of(word).Intersect(NameFold.Of(patient.GivenName), StringComparer.Ordinal).Any() ? 6
        : 7;

    static bool Is(string name, string word) => Even(name).Equals(Even(word), StringComparison.OrdinalIgnoreCase);

    static bool Starts(string name, string word) => Even(name).StartsWith(Even(word), StringComparison.OrdinalIgnoreCase);

    // Passports write е for ё.
    static string Even(string text) => text.Replace('ё', 'е').Replace('Ё', 'Е');
}
