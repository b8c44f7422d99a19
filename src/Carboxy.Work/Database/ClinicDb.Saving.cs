using Carboxy.Work.Audit;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Database;

public sealed partial class ClinicDb
{
    readonly List<AuditNote> notes = [];

    /// <summary>What is about to be done to a patient's record; written as a line of audit by the next save.</summary>
    internal void Note(AuditNote note) => notes.Add(note);

    /// <summary>Saves what changed and its lines of audit in one transaction. Throws where a clinical row has no line.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AuditGate.Demand(ChangeTracker, notes);
        if (notes.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        try
        {
            await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            // The chain is locked last and for as short as can be: other patients' writes go on meanwhile.
            await AuditChain.LinkAsync(this, notes, clock.GetUtcNow(), cancellationToken);
            await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (own is not null)
                await own.CommitAsync(cancellationToken);
            return saved;
        }
        finally
        {
            notes.Clear();
            AuditChain.Forget(this);
        }
    }

    /// <summary>Refused: a save asks the audit chain, and that is awaited.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Records are saved by SaveChangesAsync, beside their lines of audit.");

    /// <summary>
    /// Reads something of one patient's record, in one transaction with the line of audit that says so. Nothing of a
    /// patient leaves this project without it.
    /// </summary>
    internal async Task<T?> ReadAsync<T>(AuditNote note, Func<Task<T?>> read, CancellationToken cancel) where T : class
    {
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        var found = await read();
        if (found is null)
            return null;

        Note(note);
        await SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return found;
    }
}
