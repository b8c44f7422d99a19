using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Carboxy.Patients;
using Carboxy.Work.Database;

namespace Carboxy.Work.Audit;

/// <summary>One read or write of a patient's record: who, when, what, why. Holds the hash of the line before.</summary>
public sealed class AuditLine
{
    /// <summary>What stands before the first line.</summary>
    public static ReadOnlyMemory<byte> Beginning { get; } = new byte[SHA256.HashSizeInBytes];

    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>As <see cref="Database.Actor.Code"/> writes it.</summary>
    public required string Actor { get; init; }

    public required AuditKind Kind { get; init; }

    public required string Record { get; init; }

    public Guid? RecordId { get; init; }

    public Id<Patient>? PatientId { get; init; }

    public string? Why { get; init; }

    public required byte[] PreviousHash { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>The line as it is hashed: one field a line, in this order, nothing where a field is empty.</summary>
    public static byte[] HashOf(Id<Clinic> clinic, long sequence, DateTimeOffset at, string actor, AuditKind kind, string record, Guid? recordId, Id<Patient>? patient, string? why, byte[] previous)
    {
        string[] fields =
        [
            $"{clinic}", sequence.ToString(CultureInfo.InvariantCulture), at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            actor, Word.Of(kind), record, $"{recordId:D}", $"{patient}", why ?? "", Convert.ToHexStringLower(previous),
        ];
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', fields)));
    }

    public byte[] HashIn(Id<Clinic> clinic) => HashOf(clinic, Sequence, At, Actor, Kind, Record, RecordId, PatientId, Why, PreviousHash);
}

/// <summary>The last line of a clinic's chain.</summary>
sealed class AuditHead
{
    public required long Sequence { get; set; }

    public required byte[] Hash { get; set; }
}
