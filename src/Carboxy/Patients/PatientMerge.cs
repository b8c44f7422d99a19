namespace Carboxy.Patients;

/// <summary>One field that two people saved at once.</summary>
public sealed record FieldMerge(string Field, object? Base, object? Current, object? Yours)
{
    public bool YouChanged => !Equals(Base, Yours);

    public bool TheyChanged => !Equals(Base, Current);

    /// <summary>Both changed it, and to different values: a person must choose.</summary>
    public bool Clashes => YouChanged && TheyChanged && !Equals(Current, Yours);
}

/// <summary>Lays two changes of one patient side by side.</summary>
public static class PatientMerge
{
    /// <summary>The fields that differ among the three, in the order of the form.</summary>
    public static IReadOnlyList<FieldMerge> Of(Patient @base, Patient current, Patient yours) =>
    [
        .. Fields.Select(f => new FieldMerge(f.Name, f.Value(@base), f.Value(current), f.Value(yours))).Where(f => f.YouChanged || f.TheyChanged),
    ];

    /// <summary>What is proposed to save: the other person's record with your changes, theirs where both changed a field.</summary>
    public static Patient Proposed(Patient @base, Patient current, Patient yours)
    {
        T Pick<T>(Func<Patient, T> field) => Equals(field(@base), field(current)) ? field(yours) : field(current);
        return current with
        {
            FamilyName = Pick(p => p.FamilyName), GivenName = Pick(p => p.GivenName), MiddleName = Pick(p => p.MiddleName), BirthDate = Pick(p => p.BirthDate),
            Sex = Pick(p => p.Sex), Phone = Pick(p => p.Phone), Email = Pick(p => p.Email), Language = Pick(p => p.Language),
        };
    }

    static readonly (string Name, Func<Patient, object?> Value)[] Fields =
    [
        (nameof(Patient.FamilyName), p => p.FamilyName), (nameof(Patient.GivenName), p => p.GivenName), (nameof(Patient.MiddleName), p => p.MiddleName),
        (nameof(Patient.BirthDate), p => p.BirthDate), (nameof(Patient.Sex), p => p.Sex), (nameof(Patient.Phone), p => p.Phone),
        (nameof(Patient.Email), p => p.Email), (nameof(Patient.Language), p => p.Language),
    ];
}
