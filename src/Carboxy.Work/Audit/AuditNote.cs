using System.Text.RegularExpressions;
using Carboxy.Patients;

namespace Carboxy.Work.Audit;

/// <summary>What is done to a record.</summary>
public enum AuditKind
{
    Read,
    Create,
    Change,
    Sign,
}

/// <summary>
/// What is about to be done to a patient's record. Record and reason are codes such as <c>patient_page</c>: a line of
/// audit outlives an erased patient, so no name fits in.
/// </summary>
public sealed partial record AuditNote
{
    public AuditNote(AuditKind kind, string record, Guid? recordId, Id<Patient>? patient, string? why = null)
    {
        MustBeCode(record, nameof(record));
        MustBeCode(why ?? record, nameof(why));
        (Kind, Record, RecordId, Patient, Why) = (kind, record, recordId, patient, why);
    }

    public AuditKind Kind { get; }

    /// <summary>The kind of record, as its table is named.</summary>
    public string Record { get; }

    public Guid? RecordId { get; }

    public Id<Patient>? Patient { get; }

    public string? Why { get; }

    static void MustBeCode(string text, string parameter)
    {
        if (!Code.IsMatch(text))
            throw new ArgumentException("Record and reason of an audit line are codes: lower-case letters, digits and underscores.", parameter);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,59}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    static partial Regex Code { get; }
}
