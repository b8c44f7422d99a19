using Carboxy.Materials;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>Something that came, as the form asks for it.</summary>
public sealed record ReceiptEntry
{
    public const int LongestReference = 200;

    /// <summary>The product, or null where <see cref="New"/> describes one that the clinic did not have before.</summary>
    public Id<ProductRow>? Product { get; init; }

    public ProductEntry? New { get; init; }

    public string? Number { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    /// <summary>The package says no expiry.</summary>
    public bool NeverExpires { get; init; }

    public decimal? Amount { get; init; }

    public string? Certificate { get; init; }

    public string? FileReference { get; init; }

    internal IEnumerable<EntryProblem> Problems(DateOnly today)
    {
        const int Years = 30;
        if (Product is null && New is null)
            yield return new("Product", new("Выберите средство или опишите новое.", "Choose the product, or describe a new one."));
        if (BatchKey.Of(Number).Length == 0 || (Number ?? "").Trim().Length > BatchKey.Longest)
            yield return new("Number", new($"Серия с упаковки: буквы и цифры, не длиннее {BatchKey.Longest} знаков.", $"The batch from the package: letters and digits, {BatchKey.Longest} characters at most."));
        if (ExpiresOn is null && !NeverExpires)
            yield return new("ExpiresOn", new("Укажите срок годности или отметьте, что его на упаковке нет.", "Give the expiry date, or mark that the package has none."));
        if (ExpiresOn is { } expiry && expiry < today)
            yield return new("ExpiresOn", new($"Срок истёк {expiry:dd.MM.yyyy}. Просроченное не принимают: верните поставщику или проверьте дату.", $"It expired on {expiry:yyyy-MM-dd}. What has expired is not received: send it back, or check the date."));
        if (ExpiresOn > today.AddYears(Years))
            yield return new("ExpiresOn", new($"Срок дальше чем через {Years} лет. Проверьте год.", $"The expiry is more than {Years} years away. Check the year."));
        if (EntryWords.Thousandths(Amount) is null)
            yield return new("Amount", new("Сколько пришло: число больше нуля, не больше миллиона, до тысячных.", "How much came: above zero, a million at most, to the thousandth."));
    }
}

/// <summary>Takes what came into stock. The same batch again adds to its lot; the same form again adds nothing.</summary>
public sealed class ReceiveLot(ClinicDb db, TimeProvider clock)
{
    public Task<Kept> RunAsync(string submission, ReceiptEntry entry, CancellationToken cancel) => Again.WhenHinderedAsync(() => TwiceAsync(submission, entry, cancel), cancel);

    async Task<Kept> TwiceAsync(string submission, ReceiptEntry entry, CancellationToken cancel)
    {
        try
        {
            return await TryAsync(submission, entry, cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            // Somebody received the same batch, or the same product, at the same moment: theirs is there now, and this adds to it.
            return await TryAsync(submission, entry, cancel);
        }
    }

    async Task<Kept> TryAsync(string submission, ReceiptEntry entry, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new Kept.Done(made);
        var (now, today) = (clock.GetUtcNow(), await db.TodayAsync(cancel));
        List<EntryProblem> problems = [.. entry.Problems(today), .. entry.Product is null ? entry.New?.Problems() ?? [] : []];
        if (problems.Count > 0)
            return new Kept.Refused(problems);
        if (entry.Product is { } known && !await db.Products.AnyAsync(p => p.Id == known, cancel))
            return new Kept.Gone();
        if (entry.Product is null && await SaveProduct.TakenAsync(db, entry.New!, default, cancel) is { } taken)
            return new Kept.Refused([taken]);

        var product = entry.Product ?? AddProduct(entry.New!, now);
        var key = BatchKey.Of(entry.Number);
        var lot = await db.Lots.AsNoTracking().SingleOrDefaultAsync(l => l.ProductId == product && l.NumberKey == key, cancel);
        if (lot is not null && lot.ExpiresOn != entry.ExpiresOn)
            return Kept.No("ExpiresOn",
                $"Эта серия уже на складе со сроком {(lot.ExpiresOn is { } was ? $"до {was:dd.MM.yyyy}" : "без даты")}. Одна серия имеет один срок: проверьте этикетку и серию.",
                $"This batch is in stock already with the expiry {(lot.ExpiresOn is { } had ? $"{had:yyyy-MM-dd}" : "left open")}. A batch has one expiry: check the label and the batch.");
        if (lot is null)
        {
            lot = new()
            {
                Id = Id<LotRow>.New(now), ProductId = product, Number = EntryWords.Clean(entry.Number, BatchKey.Longest)!, NumberKey = key, ExpiresOn = entry.ExpiresOn,
                Certificate = EntryWords.Clean(entry.Certificate, ReceiptEntry.LongestReference), FileReference = EntryWords.Clean(entry.FileReference, ReceiptEntry.LongestReference), Actor = db.Actor.Code, At = now,
            };
            db.Lots.Add(lot);
        }

        db.StockMovements.Add(new() { Id = Id<StockMovement>.New(now), LotId = lot.Id, Kind = MovementKind.Receipt, Thousandths = EntryWords.Thousandths(entry.Amount)!.Value, Actor = db.Actor.Code, At = now });
        db.Note(new(AuditKind.Create, "lot", lot.Id.Value, patient: null, "receipt"));
        return new Kept.Done(await db.SaveOnceAsync(submission, "lot", lot.Id.Value, cancel) ?? lot.Id.Value);
    }

    Id<ProductRow> AddProduct(ProductEntry entry, DateTimeOffset now)
    {
        var row = SaveProduct.New(now);
        SaveProduct.Fill(row, entry);
        db.Products.Add(row);
        SaveProduct.Keep(db, row, now);
        return row.Id;
    }
}
