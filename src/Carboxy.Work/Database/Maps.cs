using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Carboxy.Work.Database;

/// <summary>What the maps of all rooms say in the same words.</summary>
static class Maps
{
    public const string ClinicId = "ClinicId";

    /// <summary>On clinical types: the property that names the patient, or nothing where the type has none.</summary>
    public const string ClinicalAnnotation = "Carboxy:Clinical";

    /// <summary>Rows of a clinic: <c>clinic_id</c> leads the key and is filled in with the clinic of the context.</summary>
    public static EntityTypeBuilder<T> InClinic<T>(this ModelBuilder model, string table, params string[] key) where T : class
    {
        var rows = model.Entity<T>();
        rows.ToTable(table);
        rows.Property<Id<Clinic>>(ClinicId).ValueGeneratedNever();
        rows.HasKey([ClinicId, .. key]);
        foreach (var part in key)
            rows.Property(part).ValueGeneratedNever();
        return rows;
    }

    /// <summary>Part of a patient's record: saved only beside a line of audit about that patient.</summary>
    public static EntityTypeBuilder<T> IsClinical<T>(this EntityTypeBuilder<T> rows, string? patient) where T : class
    {
        rows.Metadata.SetAnnotation(ClinicalAnnotation, patient ?? "");
        return rows;
    }

    /// <summary>Belongs to a row of the same clinic; tells EF Core what to insert first.</summary>
    public static EntityTypeBuilder<T> Of<T, TOwner>(this EntityTypeBuilder<T> rows, string key) where T : class where TOwner : class
    {
        rows.HasOne<TOwner>().WithMany().HasForeignKey(ClinicId, key).OnDelete(DeleteBehavior.Restrict);
        return rows;
    }

    /// <summary>Follows a row that has a key of two parts beside the clinic's; tells EF Core what to insert first.</summary>
    public static EntityTypeBuilder<T> After<T, TFirst>(this EntityTypeBuilder<T> rows, string key, string part) where T : class where TFirst : class
    {
        rows.HasOne<TFirst>().WithMany().HasForeignKey(ClinicId, key, part).OnDelete(DeleteBehavior.Restrict);
        return rows;
    }

    public static void NameColumns(this ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(t => t.GetProperties()))
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
                property.SetColumnName(Word.Snake(property.Name));
    }
}
